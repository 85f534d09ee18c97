package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;

/** Which paths an output may have: plain names that no file system and no tool takes for more. */
final class OutputPath {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_%][A-Za-z0-9._%+-]*");
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_PATH = 800;

  /** Names by which Argo CD, Flux or a git host reads a folder in another way. */
  private static final List<String> MEANINGFUL =
      List.of(
          "kustomization", "kustomization.yaml", "kustomization.yml", "chart.yaml", "codeowners");

  private OutputPath() {}

  /**
   * Returns what is wrong with a path.
   *
   * @param known names in which nothing was found; others in which nothing is found are added
   */
  static Optional<Diagnostic> problem(String path, Set<String> known) {
    if (path.length() > LONGEST_PATH) {
      return refused(path, "is longer than " + LONGEST_PATH + " characters");
    }
    for (String name : path.split("/", -1)) {
      if (!known.contains(name)) {
        Optional<String> why = problemOfName(name);
        if (why.isPresent()) {
          return refused(path, why.get());
        }
        known.add(name);
      }
    }
    return Optional.empty();
  }

  /** Returns the diagnostic for a path of the output. */
  static Diagnostic diagnostic(String path, String why) {
    String shown = OneLine.of(path, OneLine.NAME_LENGTH);
    return Diagnostic.of(
            Code.GIT_PATH, Location.of(shown), "the output path `" + shown + "` " + why)
        .withHint("paths come from the names of regions, stacks, tenants, components and objects");
  }

  private static Optional<Diagnostic> refused(String path, String why) {
    return Optional.of(diagnostic(path, why));
  }

  private static Optional<String> problemOfName(String name) {
    if (!NAME.matcher(name).matches() || name.endsWith(".")) {
      return Optional.of(
          "has the name `%s`; names are letters, digits, `-`, `_`, `+`, percent signs and inner dots"
              .formatted(OneLine.of(name, OneLine.NAME_LENGTH)));
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of("has a name of more than " + LONGEST_NAME + " characters");
    }
    String folded = name.toLowerCase(Locale.ROOT);
    if (MEANINGFUL.contains(folded)
        || folded.endsWith(".jsonnet")
        || folded.endsWith(".libsonnet")) {
      return Optional.of("has the name `" + name + "`, which Argo CD, Flux or git hosts obey");
    }
    return unsafe(name);
  }

  private static Optional<String> unsafe(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    try {
      checker().checkPathSegment(bytes, 0, bytes.length);
      return Optional.empty();
    } catch (CorruptObjectException e) {
      return Optional.of("has the name `" + name + "`, which some file system cannot hold");
    }
  }

  /** Returns a checker of trees that have to fit on every file system. */
  static ObjectChecker checker() {
    return new ObjectChecker().setSafeForWindows(true).setSafeForMacOS(true);
  }
}
