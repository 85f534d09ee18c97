package dev.drydock.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real repository in a temporary folder, worked on by the real git under a bare environment. */
public final class GitSandbox {
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  private GitSandbox(Path folder) {
    this.folder = folder;
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_NAME", "Ada Author");
    environment.put("GIT_AUTHOR_EMAIL", "ada@example.com");
    environment.put("GIT_AUTHOR_DATE", "1767225600 +0130");
    environment.put("GIT_COMMITTER_NAME", "Carl Committer");
    environment.put("GIT_COMMITTER_EMAIL", "carl@example.com");
    environment.put("GIT_COMMITTER_DATE", "1767229200 -0500");
  }

  /** Creates an empty repository with the branch {@code main}. */
  public static GitSandbox create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitSandbox sandbox = new GitSandbox(folder);
    sandbox.git("init", "-q", "-b", "main");
    return sandbox;
  }

  /** Looks at a folder that a git command made. */
  public static GitSandbox at(Path folder) {
    return new GitSandbox(folder);
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Writes a file. */
  public GitSandbox write(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits everything and returns the commit's id. */
  public String commit(String message) {
    git("add", "-A");
    runWithInput(message, "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-");
    return git("rev-parse", "HEAD");
  }

  /** Clones this repository into another folder. */
  public GitSandbox cloneTo(Path target, String... options) {
    List<String> command = new ArrayList<>(List.of("clone", "-q"));
    command.addAll(List.of(options));
    command.addAll(List.of("file://" + folder, target.toString()));
    git(command.toArray(String[]::new));
    return new GitSandbox(target);
  }

  /**
   * Runs git and returns its output without the last line end; a failing command fails the test.
   */
  public String git(String... arguments) {
    return runWithInput("", arguments);
  }

  private String runWithInput(String input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + " failed: " + output);
      }
      return output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
