package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A fleet that people change and publish: a clone of the checkout in which {@code drydock publish}
 * runs, and the repository from which the clusters read the branch {@code rendered}.
 */
final class ServedFleet {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BRANCH = "rendered";

  private final Path drydock;
  private final Path clone;
  private final Path served;
  private final Path branch;

  private ServedFleet(Path drydock, Path clone, Path served, Path branch) {
    this.drydock = drydock;
    this.clone = clone;
    this.served = served;
    this.branch = branch;
  }

  /**
   * Clones the commit of a checkout.
   *
   * @param root the folder that the git server serves
   * @param path of the served repository below it
   */
  static ServedFleet of(Path checkout, Path folder, Path root, String path)
      throws IOException, InterruptedException {
    Path served = root.resolve(path);
    Path clone = folder.resolve("clone");
    Files.createDirectories(served);
    Command.run(folder, "git", List.of("init", "-q", "--bare", served.toString()));
    Command.run(folder, "git", List.of("clone", "-q", checkout.toString(), clone.toString()));
    return new ServedFleet(checkout.resolve("drydock"), clone, served, folder.resolve("branch"));
  }

  /** Returns the folder in which the fleet is edited. */
  Path folder() {
    return clone;
  }

  /** Writes a file of the fleet. */
  void write(String path, String text) throws IOException {
    Path file = clone.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /**
   * Commits what was edited, publishes it and pushes the branch. Returns the id of the commit on
   * the branch.
   */
  String publish(String subject) throws IOException, InterruptedException {
    git(clone, "add", "-A");
    git(clone, "commit", "-q", "--allow-empty", "-m", subject);
    drydock("publish");
    git(clone, "push", "-q", served.toString(), "refs/heads/" + BRANCH);
    return head();
  }

  /** Runs a command of Drydock on the fleet, and returns what it wrote. */
  String drydock(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-C", clone.toString(), "--quiet"));
    all.addAll(List.of(arguments));
    return Command.run(clone, drydock.toString(), all);
  }

  /** Returns what the command {@code list} says of a kind. */
  JsonNode list(String kind) throws IOException, InterruptedException {
    return JSON.readTree(drydock("list", kind, "--format", "json")).path(kind);
  }

  /** Returns the id of the last commit on the served branch. */
  String head() throws IOException, InterruptedException {
    return git(served, "rev-parse", "refs/heads/" + BRANCH).strip();
  }

  /**
   * Changes the branch by hand, as no user should: the edit gets a checkout of it. Returns the new
   * id.
   */
  String editBranch(String subject, BranchEdit edit) throws IOException, InterruptedException {
    if (!Files.exists(branch)) {
      Command.run(
          clone,
          "git",
          List.of("clone", "-q", "--branch", BRANCH, served.toString(), branch.toString()));
    }
    git(branch, "fetch", "-q", "origin", BRANCH);
    git(branch, "reset", "-q", "--hard", "FETCH_HEAD");
    edit.apply(branch);
    git(branch, "add", "-A");
    git(branch, "commit", "-q", "-m", subject);
    git(branch, "push", "-q", "origin", "HEAD:refs/heads/" + BRANCH);
    return head();
  }

  /**
   * Puts the branch back to where {@code drydock publish} left it, as if the edits had never been.
   */
  String restoreBranch() throws IOException, InterruptedException {
    git(clone, "push", "-q", "--force", served.toString(), "refs/heads/" + BRANCH);
    return head();
  }

  /** Returns the paths of the files below a folder of the published branch, sorted. */
  List<String> files(String folder) throws IOException, InterruptedException {
    return git(clone, "ls-tree", "-r", "--name-only", "refs/heads/" + BRANCH, "--", folder)
        .lines()
        .toList();
  }

  /** Writes a folder of the published branch into a folder, and returns the paths of its files. */
  List<Path> export(String folder, Path into) throws IOException, InterruptedException {
    List<Path> result = new ArrayList<>();
    for (String path : files(folder)) {
      Path file = into.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, git(clone, "show", "refs/heads/" + BRANCH + ":" + path));
      result.add(file);
    }
    return result;
  }

  private static String git(Path folder, String... arguments)
      throws IOException, InterruptedException {
    return Command.run(folder, "git", List.of(arguments));
  }

  /** An edit of a checkout. */
  @FunctionalInterface
  interface BranchEdit {
    void apply(Path checkout) throws IOException, InterruptedException;
  }
}
