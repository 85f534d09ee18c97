package dev.drydock.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;

/** Starts Drydock. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(DrydockCli.run(arguments, console()));
  }

  /**
   * The launcher names the two things that Java cannot ask the system: whether standard error is a
   * terminal, and nothing else.
   */
  private static Console console() {
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    return new Console(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Path.of("").toAbsolutePath(),
        environment,
        environment.getOrDefault("DRYDOCK_TERMINAL", "").equals("1"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }
}
