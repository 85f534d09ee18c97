package dev.drydock.release;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.diag.Suggestion;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Freezes the working tenant templates, their images and defaults under a name. */
public final class ReleaseCutter {
  private static final Pattern NAME =
      Pattern.compile(
          "(?!(?:live|con|prn|aux|nul|com[0-9]|lpt[0-9])$)"
              + "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*");
  private static final int LONGEST_NAME = 63;
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][-A-Za-z0-9_.]*");

  private final SourceTree tree;
  private final String name;
  private final Diagnostics diagnostics = new Diagnostics();
  private final SortedMap<String, byte[]> frozen = new TreeMap<>();

  private ReleaseCutter(SourceTree tree, String name) {
    this.tree = tree;
    this.name = name;
  }

  /**
   * Returns the files of a release by their path in the repository. They are the whole folder of
   * the release: what lies there otherwise has to go.
   *
   * @param tree where the working templates are
   * @param replace whether a release of that name may exist and is renewed
   * @param defaults values by component that come with the release
   */
  public static Outcome<SortedMap<String, byte[]>> cut(
      SourceTree tree, String name, boolean replace, Optional<MappingNode> defaults) {
    Optional<Diagnostic> problem = problemOfName(tree, name, replace);
    if (problem.isPresent()) {
      return Outcome.failed(problem.get());
    }
    return new ReleaseCutter(tree, name).cut(defaults);
  }

  private static Optional<Diagnostic> problemOfName(SourceTree tree, String name, boolean replace) {
    if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      return Optional.of(
          Diagnostic.of(
                  Code.RELEASE_NAME,
                  Location.nowhere(),
                  "`%s` cannot be the name of a release".formatted(name))
              .withHint(
                  "a release is called by a DNS subdomain of at most 63 characters, such as"
                      + " `8.2.0`; `live` is taken"));
    }
    String folder = FrozenFiles.RELEASES + "/" + name;
    if (!replace && !tree.list(folder).isEmpty()) {
      return Optional.of(
          Diagnostic.of(
                  Code.RELEASE_EXISTS,
                  Location.of(folder),
                  "the release `%s` exists already".formatted(name))
              .withHint("choose another name; `--replace` renews a release that nobody relies on"));
    }
    return Optional.empty();
  }

  private Outcome<SortedMap<String, byte[]>> cut(Optional<MappingNode> defaults) {
    tree.list(FrozenFiles.WORKING_FOLDER).forEach(this::freeze);
    if (frozen.isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.add(
          Code.RELEASE_UNCUTTABLE,
          Location.of(FrozenFiles.WORKING_FOLDER),
          "there are no tenant templates to freeze in `" + FrozenFiles.WORKING_FOLDER + "`");
    }
    SortedMap<String, MappingNode> descriptions = descriptions();
    defaults.ifPresent(values -> checkDefaults(values, descriptions));
    return diagnostics.hasErrors()
        ? diagnostics.failed()
        : diagnostics.outcome(files(descriptions, defaults));
  }

  private void freeze(SourceTree.Entry entry) {
    String path = entry.path();
    if (entry.kind() != SourceTree.Kind.FILE) {
      refuse(path, "is not a regular file and cannot be frozen");
      return;
    }
    String below = path.substring(FrozenFiles.WORKING_FOLDER.length() + 1);
    if (!List.of(below.split("/", -1)).stream()
        .allMatch(step -> FILE_NAME.matcher(step).matches())) {
      refuse(
          path, "has a name that cannot be frozen: letters, digits, `-`, `_` and inner dots can");
      return;
    }
    byte[] bytes = diagnostics.take(tree.read(path, StrictYaml.SIZE_LIMIT));
    if (bytes == null) {
      return;
    }
    if (hasCarriageReturn(bytes)) {
      refuse(path, "has a carriage return, which git may change when the release is committed");
      return;
    }
    frozen.put(FrozenFiles.FOLDER + "/" + below, bytes);
  }

  private static boolean hasCarriageReturn(byte[] bytes) {
    for (byte one : bytes) {
      if (one == '\r') {
        return true;
      }
    }
    return false;
  }

  private void refuse(String path, String why) {
    diagnostics.add(Code.RELEASE_UNCUTTABLE, Location.of(path), "`" + path + "` " + why);
  }

  /** Reads {@code component.yaml} of every component folder. */
  private SortedMap<String, MappingNode> descriptions() {
    SortedMap<String, MappingNode> descriptions = new TreeMap<>();
    for (String path : frozen.keySet()) {
      String[] steps = path.split("/", 3);
      if (steps.length == 3 && !descriptions.containsKey(steps[1])) {
        MappingNode description = description(steps[1]);
        if (description == null) {
          return descriptions;
        }
        descriptions.put(steps[1], description);
      }
    }
    return descriptions;
  }

  private @Nullable MappingNode description(String component) {
    String path = FrozenFiles.WORKING_FOLDER + "/" + component + "/component.yaml";
    byte[] bytes = frozen.get(FrozenFiles.FOLDER + "/" + component + "/component.yaml");
    if (bytes == null) {
      diagnostics.add(
          Code.RELEASE_UNCUTTABLE,
          Location.of(path),
          "the component `" + component + "` has no `component.yaml`");
      return null;
    }
    List<MappingNode> documents =
        diagnostics.take(StrictYaml.decode(path, bytes).then(StrictYaml::parse));
    if (documents == null) {
      return null;
    }
    if (documents.size() != 1) {
      refuse(path, "holds " + documents.size() + " documents, expected one");
      return null;
    }
    return documents.getFirst();
  }

  private void checkDefaults(MappingNode values, SortedMap<String, MappingNode> descriptions) {
    values
        .entries()
        .forEach(
            (component, entry) -> {
              if (!descriptions.containsKey(component)) {
                diagnostics.add(unknown(component, entry, descriptions));
              } else if (!(entry.value() instanceof MappingNode)) {
                diagnostics.add(
                    Code.RELEASE_DEFAULTS,
                    entry.value().origin().at(),
                    "the values of `%s` are of type `%s`, expected a map"
                        .formatted(component, entry.value().type()));
              }
            });
  }

  private static Diagnostic unknown(
      String component, MappingNode.Entry entry, SortedMap<String, MappingNode> descriptions) {
    return Diagnostic.of(
            Code.RELEASE_DEFAULTS,
            entry.keyOrigin().at(),
            "there is no tenant component `" + component + "`")
        .withHint(
            Suggestion.hint(component, descriptions.keySet())
                .orElse("the components are `" + String.join("`, `", descriptions.keySet()) + "`"));
  }

  private static SortedMap<String, MappingNode> images(
      SortedMap<String, MappingNode> descriptions) {
    SortedMap<String, MappingNode> images = new TreeMap<>();
    descriptions.forEach(
        (component, description) ->
            description.map("spec", "images").ifPresent(map -> images.put(component, map)));
    return images;
  }

  private SortedMap<String, byte[]> files(
      SortedMap<String, MappingNode> descriptions, Optional<MappingNode> defaults) {
    String folder = FrozenFiles.RELEASES + "/" + name + "/";
    SortedMap<String, byte[]> files = new TreeMap<>();
    frozen.forEach((path, bytes) -> files.put(folder + path, bytes));
    String document =
        CanonicalYaml.write(ReleaseDocument.of(name, frozen, images(descriptions), defaults));
    files.put(folder + "release.yaml", document.getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
