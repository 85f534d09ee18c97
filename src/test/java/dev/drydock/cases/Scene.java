package dev.drydock.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a case works in, and the directives that make it. A text in them may hold the
 * escapes {@code \n}, {@code \r}, {@code \t}, {@code \\} and {@code \}{@code u} with four digits.
 *
 * <ul>
 *   <li>{@code base NAME} copies a folder of {@code cases/base}
 *   <li>{@code replace PATH OLD => NEW} changes a text that stands once in a file
 *   <li>{@code text PATH TEXT} and {@code base64 PATH BYTES} write a file
 *   <li>{@code repeat PATH COUNT TEXT} writes a text many times
 *   <li>{@code remove PATH}, {@code folder PATH}, {@code link PATH TARGET}, {@code fifo PATH}
 *   <li>{@code git} commits all, after the files of the case are written
 * </ul>
 */
record Scene(Path folder) {
  static final Path CASES = Path.of("src/test/resources/cases");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-F]{4})|[nrt\\\\])");

  void set(CaseFile input) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    for (String directive : input.scene()) {
      String[] words = directive.split(" ", 2);
      apply(words[0], words[words.length - 1]);
    }
    for (CaseFile.Section section : input.sections()) {
      if (section.kind() != CaseFile.Kind.FILE) {
        break;
      }
      write(section);
    }
    if (input.scene().contains("git")) {
      git("init", "-q", "-b", "main");
      commit("Start the fleet");
    }
  }

  private void apply(String directive, String rest) throws IOException, InterruptedException {
    String[] words = rest.split(" ", 2);
    Path path = folder.resolve(words[0]);
    String text = unescape(words[words.length - 1]);
    switch (directive) {
      case "base" -> copy(CASES.resolve("base").resolve(rest));
      case "replace" -> replace(path, text.split(" => ?", -1));
      case "text" -> write(path, text.getBytes(StandardCharsets.UTF_8));
      case "base64" -> write(path, Base64.getDecoder().decode(text));
      case "repeat" -> repeat(path, text.split(" ", 2));
      case "remove" -> Files.delete(path);
      case "folder" -> Files.createDirectories(path);
      case "link" -> link(path, text);
      case "fifo" -> run("mkfifo", rest);
      case "git" -> {}
      default -> throw new IllegalArgumentException("unknown directive " + directive);
    }
  }

  private static String unescape(String text) {
    return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(character(escape)));
  }

  private static String character(MatchResult escape) {
    return escape.group(1) == null
        ? escape.group().translateEscapes()
        : Character.toString(Integer.parseInt(escape.group(1), 16));
  }

  private static void replace(Path file, String[] oldAndNew) throws IOException {
    String text = Files.readString(file);
    assertThat(text.split(Pattern.quote(oldAndNew[0]), -1))
        .as("`%s` stands once in %s", oldAndNew[0], file)
        .hasSize(2);
    Files.writeString(file, text.replace(oldAndNew[0], oldAndNew[1]));
  }

  private static void repeat(Path file, String[] countAndText) throws IOException {
    String text = countAndText[1].repeat(Integer.parseInt(countAndText[0]));
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void link(Path link, String target) throws IOException {
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  void write(CaseFile.Section section) throws IOException {
    write(folder.resolve(section.title()), section.body().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void copy(Path base) throws IOException {
    for (Path file : files(base)) {
      write(folder.resolve(base.relativize(file).toString()), Files.readAllBytes(file));
    }
  }

  /** Returns what lies in a folder of the scene: a heading and the text of each file. */
  String tree(String path) throws IOException {
    StringBuilder out = new StringBuilder();
    for (Path file : files(folder.resolve(path))) {
      out.append("=== ").append(name(path, file)).append('\n');
      out.append(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
    return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns the names of what lies in a folder of the scene, one a line. */
  String names(String path) throws IOException {
    StringBuilder out = new StringBuilder();
    for (Path file : files(folder.resolve(path))) {
      out.append(name(path, file)).append('\n');
    }
    return out.toString();
  }

  private String name(String path, Path file) {
    Path name = folder.resolve(path).relativize(file);
    return (name.toString().isEmpty() ? file.getFileName() : name).toString();
  }

  private static List<Path> files(Path start) throws IOException {
    if (!Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !file.startsWith(start.resolve(".git")))
          .sorted()
          .toList();
    }
  }

  void commit(String subject) throws IOException, InterruptedException {
    git("add", "-A");
    git("commit", "-q", "-m", subject);
  }

  void git(String... arguments) throws IOException, InterruptedException {
    run(Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
  }

  private void run(String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      builder.environment().put("GIT_" + role + "_DATE", "2026-01-02T03:04:05Z");
      builder.environment().put("GIT_" + role + "_NAME", "Ada");
      builder.environment().put("GIT_" + role + "_EMAIL", "ada@example.com");
    }
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    assertThat(builder.start().waitFor()).as(String.join(" ", command)).isZero();
  }
}
