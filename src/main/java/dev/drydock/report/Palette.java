package dev.drydock.report;

/** Colours of terminal text, or none. */
public enum Palette {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";

  String bold(String text) {
    return paint("\u001b[1m", text);
  }

  String red(String text) {
    return paint("\u001b[1;31m", text);
  }

  String yellow(String text) {
    return paint("\u001b[1;33m", text);
  }

  String green(String text) {
    return paint("\u001b[32m", text);
  }

  String dim(String text) {
    return paint("\u001b[2m", text);
  }

  private String paint(String start, String text) {
    return this == PLAIN ? text : start + text + RESET;
  }
}
