package dev.drydock.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a test works with, for all its threads.
 *
 * <p>Programs started through it end with it, and the folder is removed, but for the logs of a test
 * that failed.
 */
public final class Scene implements AutoCloseable {
  private static final int SHOWN = 40;
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path checkout;
  private final Path folder;
  private final PrintStream out;
  private final List<RunningProgram> running = new ArrayList<>();
  private final List<Path> inMemory = new ArrayList<>();
  private final @Nullable Scene whole;
  private int wrong;

  Scene(Path checkout, Path folder, PrintStream out) {
    this(checkout, folder, out, null);
  }

  private Scene(Path checkout, Path folder, PrintStream out, @Nullable Scene whole) {
    this.checkout = checkout;
    this.folder = folder;
    this.out = out;
    this.whole = whole;
  }

  /**
   * Returns a scene for a part of the test, with a folder and programs of its own. What is wrong in
   * it is wrong in the whole.
   */
  public Scene part(String name) throws IOException {
    out.println("  " + name + ":");
    return new Scene(checkout, Files.createDirectories(folder.resolve(name)), out, this);
  }

  /** Returns the root of the repository under test. */
  public Path checkout() {
    return checkout;
  }

  /** Returns a folder of this run; it is removed afterwards. */
  public Path folder() {
    return folder;
  }

  /**
   * Returns a new folder of this run that lies in memory, where the system has a place for such. It
   * is removed afterwards.
   */
  public synchronized Path folderInMemory() throws IOException {
    if (whole != null) {
      return whole.folderInMemory();
    }
    if (!Files.isWritable(MEMORY)) {
      return Files.createTempDirectory(folder, "memory-");
    }
    Path created = Files.createTempDirectory(MEMORY, "drydock-e2e-");
    inMemory.add(created);
    return created;
  }

  /** Returns the folders of this run that do not lie in its own. */
  synchronized List<Path> elsewhere() {
    return List.copyOf(inMemory);
  }

  /** Returns the file that a recipe made. */
  public Path program(String name) {
    return checkout.resolve(".cache/e2e/bin").resolve(name);
  }

  /**
   * Starts a program in the folder of this run, with its output in a log file.
   *
   * @param name what messages and the log file call it
   */
  public synchronized RunningProgram start(String name, List<String> command) throws IOException {
    RunningProgram program = RunningProgram.start(name, command, folder);
    running.add(program);
    return program;
  }

  /** Says a thing that was proved or measured. After something was wrong it counts as looked at. */
  public synchronized void proved(String sentence) {
    Scene root = whole == null ? this : whole;
    out.println(
        (whole == null ? "  " : "    ")
            + (root.wrongCount() == 0 ? "" : "(looked at) ")
            + sentence);
  }

  /**
   * Says a thing that is wrong; the test fails. After the first ones they only go to {@code
   * wrong.log}.
   */
  public synchronized void wrong(String sentence) {
    if (whole != null) {
      whole.wrong(sentence);
      return;
    }
    wrong++;
    try {
      Files.writeString(
          folder.resolve("wrong.log"),
          sentence + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    if (wrong <= SHOWN) {
      out.println("  WRONG: " + sentence.replace("\n", "\n    "));
    }
  }

  /** Returns how many things were wrong. */
  public synchronized int wrongCount() {
    return wrong;
  }

  /** Ends the programs that still run, the last one first. */
  @Override
  public void close() {
    for (RunningProgram program : running.reversed()) {
      program.close();
    }
    if (wrong > SHOWN) {
      out.println("  and " + (wrong - SHOWN) + " more in wrong.log");
    }
  }
}
