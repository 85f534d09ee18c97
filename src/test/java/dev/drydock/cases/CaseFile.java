package dev.drydock.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a case: lines that say why, lines that start with {@code @} and set the scene (see
 * {@link Scene}), and sections, which happen in order:
 *
 * <ul>
 *   <li>{@code -- path --} writes a file; those before the first command are there from the start
 *   <li>{@code -- commit: subject --} commits everything, {@code -- git: arguments --} runs git
 *   <li>{@code -- run: arguments --} is a command with its answer; a {@code +} is a space inside an
 *       argument
 *   <li>{@code -- tree path --} is what lies in a folder by then, {@code -- names path --} the
 *       names alone
 * </ul>
 *
 * @param path the case
 * @param why the first lines
 * @param scene directives without their {@code @}
 * @param sections the rest in order
 */
record CaseFile(Path path, List<String> why, List<String> scene, List<Section> sections) {
  private static final Pattern HEADER = Pattern.compile("-- (.+) --");

  /** A titled part of a case. The body ends in a line feed unless it is empty. */
  record Section(String title, String body) {
    Kind kind() {
      return List.of(Kind.RUN, Kind.COMMIT, Kind.GIT, Kind.TREE, Kind.NAMES).stream()
          .filter(kind -> title.startsWith(kind.prefix))
          .findFirst()
          .orElse(Kind.FILE);
    }

    /** Returns the title without the word that tells its kind. */
    String subject() {
      return title.substring(kind().prefix.length());
    }
  }

  /** What a section does. */
  enum Kind {
    FILE(""),
    COMMIT("commit: "),
    GIT("git: "),
    RUN("run: "),
    TREE("tree "),
    NAMES("names ");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  static CaseFile read(Path path) throws IOException {
    List<String> why = new ArrayList<>();
    List<String> scene = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    String title = "";
    for (String line : Files.readString(path).split("\n", -1)) {
      Matcher header = HEADER.matcher(line);
      if (header.matches()) {
        add(sections, title, body);
        title = header.group(1);
      } else if (!title.isEmpty()) {
        body.append(line).append('\n');
      } else if (line.startsWith("@ ")) {
        scene.add(line.substring(2));
      } else if (!line.isEmpty()) {
        why.add(line);
      }
    }
    // The file ends in a line feed, which the split shows as one empty line too many.
    body.setLength(Math.max(0, body.length() - 1));
    add(sections, title, body);
    return new CaseFile(path, why, scene, sections);
  }

  private static void add(List<Section> sections, String title, StringBuilder body) {
    if (!title.isEmpty()) {
      sections.add(new Section(title, body.toString()));
    }
    body.setLength(0);
  }

  /** Tells whether the case shows what is left in the folder. */
  boolean showsFiles() {
    return sections.stream()
        .map(Section::kind)
        .anyMatch(kind -> kind == Kind.TREE || kind == Kind.NAMES);
  }

  /** Returns the text of a case with these sections in place of its own. */
  String with(List<Section> answers) {
    StringBuilder out = new StringBuilder();
    why.forEach(line -> out.append(line).append('\n'));
    scene.forEach(line -> out.append("@ ").append(line).append('\n'));
    for (Section section : answers) {
      out.append("-- ").append(section.title()).append(" --\n").append(section.body());
    }
    return out.toString();
  }
}
