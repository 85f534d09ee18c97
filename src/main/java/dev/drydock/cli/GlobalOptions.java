package dev.drydock.cli;

import dev.drydock.compile.DataText;
import dev.drydock.report.Palette;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
@SuppressWarnings("NullAway.Init") // set by picocli
final class GlobalOptions {

  /** How results and diagnostics are written. */
  enum Format {
    text,
    json,
    yaml
  }

  /** When text is coloured. */
  enum Color {
    auto,
    always,
    never
  }

  @Option(
      names = {"-C", "--directory"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Work in DIR as if started there.")
  @Nullable Path directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      defaultValue = "text",
      description = "Write results and diagnostics as ${COMPLETION-CANDIDATES} (default: text).")
  Format format = Format.text;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      scope = ScopeType.INHERIT,
      defaultValue = "auto",
      description =
          "Colour text ${COMPLETION-CANDIDATES} (default: auto, which is on a terminal without"
              + " NO_COLOR).")
  Color color = Color.auto;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Write data and errors, and nothing else.")
  boolean quiet;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "Use N threads (default: one a processor). The output is the same for any N.")
  @Nullable Integer jobs;

  Path start(Console console) {
    Path here = console.workingDirectory();
    return directory == null ? here : here.resolve(directory).normalize();
  }

  Palette palette(Console console) {
    boolean coloured =
        switch (color) {
          case always -> true;
          case never -> false;
          case auto ->
              console.terminal() && console.environment().getOrDefault("NO_COLOR", "").isEmpty();
        };
    return coloured ? Palette.COLOURED : Palette.PLAIN;
  }

  int threads() {
    return jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
  }

  /** Returns whether a program reads what is written. */
  boolean isForPrograms() {
    return format != Format.text;
  }

  /** Returns data in the format for programs that was asked for. */
  String data(String json) {
    return format == Format.yaml ? DataText.yaml(json) : json;
  }
}
