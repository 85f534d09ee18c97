package dev.drydock.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;

/** Makes the folder that a case starts from. */
final class Scene {
  static final Path CASES = Path.of("src/test/resources/cases");

  private final Path folder;

  Scene(Path folder) {
    this.folder = folder;
  }

  void set(CaseFile input) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (String directive : input.scene()) {
      if (!directive.equals("git")) {
        apply(directive.split(" ", 4));
      }
    }
    for (CaseFile.Section section : input.sections()) {
      if (section.isFile()) {
        write(section.title(), section.body().getBytes(StandardCharsets.UTF_8));
      }
    }
    if (input.scene().contains("git")) {
      commitAll();
    }
  }

  private void apply(String[] words) throws IOException, InterruptedException {
    switch (words[0]) {
      case "base" -> copy(CASES.resolve("base").resolve(words[1]));
      case "remove" -> Files.delete(folder.resolve(words[1]));
      case "folder" -> Files.createDirectories(folder.resolve(words[1]));
      case "link" -> link(words[1], words[2]);
      case "fifo" -> run("mkfifo", words[1]);
      case "base64" -> write(words[1], Base64.getDecoder().decode(words[2]));
      case "repeat" ->
          write(
              words[1],
              unescape(words[3])
                  .repeat(Integer.parseInt(words[2]))
                  .getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("unknown directive " + words[0]);
    }
  }

  private static String unescape(String text) {
    return text.replace("\\n", "\n").replace("\\t", "\t");
  }

  private void link(String path, String target) throws IOException {
    Path link = folder.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  private void write(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void copy(Path base) throws IOException {
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(base.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private void commitAll() throws IOException, InterruptedException {
    run("git", "init", "-q", "-b", "main");
    run("git", "add", "-A");
    run(
        "git",
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.com",
        "commit",
        "-q",
        "-m",
        "Start the fleet");
  }

  private void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().put("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z");
    builder.environment().put("GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    if (builder.start().waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
  }
}
