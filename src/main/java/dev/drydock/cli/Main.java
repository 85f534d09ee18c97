package dev.drydock.cli;

/** Starts Drydock. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(0);
  }
}
