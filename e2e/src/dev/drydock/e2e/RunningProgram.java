package dev.drydock.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A program that a test started. It is ended with the test, and when the run is interrupted. */
public final class RunningProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SHOWN_LINES = 15;
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(Process::destroyForcibly)));
  }

  private final String name;
  private final Process process;
  private final Path log;

  private RunningProgram(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  static RunningProgram start(String name, List<String> command, Path folder) throws IOException {
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    ALIVE.add(process);
    process.getOutputStream().close();
    return new RunningProgram(name, process, log);
  }

  /** Returns the process, for signals. */
  public Process process() {
    return process;
  }

  /** Returns the file with its output. */
  public Path log() {
    return log;
  }

  /**
   * Waits until something holds.
   *
   * @param what what is waited for, for the message
   * @throws IllegalStateException if the program ends or the time is over before
   */
  public void await(String what, Duration limit, Condition condition) throws InterruptedException {
    Waiting.until(
        name + ": " + what,
        limit,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException(
                name + " ended with " + process.exitValue() + " before: " + what + lastLines());
          }
          return condition.holds();
        });
  }

  /** Waits until it ends by itself, and returns its exit code. */
  public int awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException(
          name + " did not end in " + limit.toSeconds() + " s" + lastLines());
    }
    ALIVE.remove(process);
    return process.exitValue();
  }

  private String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log);
      return "\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends it: asks first, and insists if that does not help. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    ALIVE.remove(process);
  }
}
