package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.diag.Suggestion;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import dev.drydock.yaml.TextEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Copies the document of a region, its comments too, under another name and with other values.
 *
 * @param repository the work tree
 * @param fleet the fleet as it is
 * @param options what to copy and what to replace
 */
record NewRegion(SourceTree repository, Fleet fleet, NewOptions.Region options) {
  /** What is not of the cloud: the same in many regions. */
  private static final List<String> SHARED = List.of("engine", "values", "central");

  /**
   * A region's file and what in it is still that of its pattern.
   *
   * @param changes the file
   * @param copied texts and lists of the cloud that nobody replaced, by path
   */
  record Copy(FileChanges changes, SequencedMap<String, String> copied) {}

  Outcome<Copy> copy() {
    Region pattern = fleet.regions().get(options.like());
    if (pattern == null) {
      return Outcome.failed(
          unknown(
              "there is no region `" + options.like() + "`",
              Suggestion.hint(options.like(), fleet.regions().keySet())
                  .or(() -> Optional.of("`drydock list regions` shows them"))));
    }
    return text(pattern)
        .then(file -> edited(file, List.of("metadata", "name"), string(options.name())))
        .then(file -> replaced(file, pattern.spec()))
        .map(file -> new Copy(changes(file), copied(pattern.spec())));
  }

  /** A file of several documents is not copied: the region's own is written anew. */
  private Outcome<SourceFile> text(Region pattern) {
    String path = "fleet/regions/" + options.name() + ".yaml";
    return repository
        .read(pattern.at().path(), StrictYaml.SIZE_LIMIT)
        .then(bytes -> StrictYaml.decode(path, bytes))
        .then(
            file ->
                StrictYaml.parse(file)
                    .map(
                        documents ->
                            documents.size() == 1
                                ? file
                                : new SourceFile(path, CanonicalYaml.write(pattern.document()))));
  }

  private static Outcome<SourceFile> edited(SourceFile file, List<String> path, Node value) {
    return TextEdit.of(file, /* document= */ 0).replace(path, value);
  }

  private Outcome<SourceFile> replaced(SourceFile file, MappingNode spec) {
    Outcome<SourceFile> result = Outcome.ok(file);
    for (Map.Entry<String, String> replacement : replacements(spec).entrySet()) {
      List<String> keys = List.of(replacement.getKey().split("\\.", -1));
      Optional<Node> old = spec.at(keys.toArray(String[]::new));
      if (old.isEmpty()) {
        return Outcome.failed(
            unknown(
                "region `%s` has no value `%s` to replace"
                    .formatted(options.like(), replacement.getKey()),
                Suggestion.hint(replacement.getKey(), leaves(spec, "").keySet())));
      }
      List<String> path = new ArrayList<>(List.of("spec"));
      path.addAll(keys);
      result =
          result.then(
              text ->
                  value(replacement, old.get())
                      .then(value -> edited(text, List.copyOf(path), value)));
    }
    return result;
  }

  /**
   * One region of a fleet is the central one, and it is not the new one unless somebody says so.
   */
  private SequencedMap<String, String> replacements(MappingNode spec) {
    SequencedMap<String, String> all = new LinkedHashMap<>(options.replacements());
    if (spec.get("central").isPresent()) {
      all.putIfAbsent("central", "false");
    }
    return all;
  }

  /** What replaces a text is a text, whatever it looks like. */
  private static Outcome<Node> value(Map.Entry<String, String> replacement, Node old) {
    if (old instanceof ScalarNode scalar && scalar.isString()) {
      return Outcome.ok(string(replacement.getValue()));
    }
    SourceFile text = new SourceFile("--set " + replacement.getKey(), replacement.getValue());
    return StrictYaml.parseAny(text)
        .then(
            values ->
                values.size() == 1
                    ? Outcome.ok(values.getFirst())
                    : Outcome.failed(
                        unknown(
                            "`--set " + replacement.getKey() + "` has no value",
                            Optional.empty())));
  }

  private static Node string(String text) {
    return new ScalarNode(text, Origin.unknown());
  }

  private static FileChanges changes(SourceFile file) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8));
    return FileChanges.create(files);
  }

  private SequencedMap<String, String> copied(MappingNode spec) {
    SequencedMap<String, String> copied = new LinkedHashMap<>();
    leaves(spec, "")
        .forEach(
            (path, node) -> {
              boolean isText = node instanceof ScalarNode scalar && scalar.isString();
              boolean isReplaced =
                  options.replacements().keySet().stream()
                      .anyMatch(key -> path.equals(key) || path.startsWith(key + "."));
              if ((isText || node instanceof SequenceNode)
                  && !isReplaced
                  && !SHARED.contains(path.split("\\.", 2)[0])) {
                copied.put(path, FleetExplanation.json(node));
              }
            });
    return copied;
  }

  /** Returns the scalars and lists below a map, by path. */
  private static SequencedMap<String, Node> leaves(MappingNode map, String above) {
    SequencedMap<String, Node> leaves = new LinkedHashMap<>();
    map.entries()
        .forEach(
            (key, entry) -> {
              if (entry.value() instanceof MappingNode inner) {
                leaves.putAll(leaves(inner, above + key + "."));
              } else {
                leaves.put(above + key, entry.value());
              }
            });
    return leaves;
  }

  private static Diagnostic unknown(String message, Optional<String> hint) {
    Diagnostic diagnostic = Diagnostic.of(Code.USAGE, Location.nowhere(), message);
    return hint.map(diagnostic::withHint).orElse(diagnostic);
  }
}
