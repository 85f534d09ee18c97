package dev.drydock.manifest;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.schema.JsonSchema;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.schema.SchemaPair;
import dev.drydock.yaml.ScalarNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The schemas of the kinds that can be rendered. A kind's schema is read when it is first asked
 * for, since a run has few kinds. For any number of threads.
 */
public final class KubernetesSchemas {
  private static final int LARGEST_FILE = 8 << 20;
  private static final String SUFFIX = ".json";

  private final SourceTree tree;
  private final String folder;
  private final SortedMap<KindName, String> derived;
  private final JsonSchemas overlays;
  private final ConcurrentMap<KindName, Outcome<KindSchemas>> loaded = new ConcurrentHashMap<>();

  private KubernetesSchemas(
      SourceTree tree, String folder, SortedMap<KindName, String> derived, JsonSchemas overlays) {
    this.tree = tree;
    this.folder = folder;
    this.derived = Collections.unmodifiableSortedMap(derived);
    this.overlays = overlays;
  }

  /**
   * Finds the schemas below a folder: {@code kubernetes/} and {@code crds/} with what was derived,
   * {@code overlay/} with our own rules.
   */
  public static Outcome<KubernetesSchemas> load(SourceTree tree, String folder) {
    SortedMap<KindName, String> derived = new TreeMap<>();
    for (String source : List.of("kubernetes", "crds")) {
      String under = folder + "/" + source;
      for (SourceTree.Entry entry : tree.list(under)) {
        if (entry.path().startsWith(under + "/")) {
          KindName.ofPath(entry.path().substring(under.length() + 1))
              .ifPresent(name -> derived.put(name, entry.path()));
        }
      }
    }
    Diagnostics diagnostics = new Diagnostics();
    List<SourceFile> files = new ArrayList<>();
    for (SourceTree.Entry entry : tree.list(folder + "/overlay")) {
      if (entry.path().endsWith(SUFFIX)) {
        SourceFile file = diagnostics.take(file(tree, entry.path()));
        if (file != null) {
          files.add(file);
        }
      }
    }
    return diagnostics
        .outcome(files)
        .then(JsonSchemas::load)
        .map(overlays -> new KubernetesSchemas(tree, folder, derived, overlays));
  }

  /** Returns where objects of a kind live; nothing for a kind without a readable schema. */
  public Optional<KindScope> scope(String apiVersion, String kind) {
    return find(KindName.of(apiVersion, kind))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Ok<KindSchemas> ok -> Optional.of(ok.value().scope());
                  case Outcome.Failed<KindSchemas> failed -> Optional.empty();
                });
  }

  /** Returns the derived schema of a kind, for reading. */
  public Optional<JsonSchema> derived(String apiVersion, String kind) {
    return find(KindName.of(apiVersion, kind))
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Ok<KindSchemas> ok -> Optional.of(ok.value().derived());
                  case Outcome.Failed<KindSchemas> failed -> Optional.empty();
                });
  }

  /** Returns the kinds that have a schema, as {@code <apiVersion>/<Kind>}. */
  public List<String> kinds() {
    return derived.keySet().stream().map(KindName::toString).toList();
  }

  /** Returns what is known of a kind, or nothing where there is no schema. */
  Optional<Outcome<KindSchemas>> find(KindName name) {
    String path = derived.get(name);
    return path == null
        ? Optional.empty()
        : Optional.of(loaded.computeIfAbsent(name, ignored -> load(name, path)));
  }

  private Outcome<KindSchemas> load(KindName name, String path) {
    return file(tree, path)
        .then(file -> JsonSchemas.load(List.of(file)))
        .then(
            schemas -> {
              JsonSchema schema = schemas.get(path);
              Optional<JsonSchema> overlay =
                  overlays.find(folder + "/overlay/" + name.path() + SUFFIX);
              return scope(schema)
                  .map(scope -> new KindSchemas(new SchemaPair(schema, overlay), scope));
            });
  }

  private static Outcome<KindScope> scope(JsonSchema schema) {
    String word =
        schema
            .view()
            .keyword("x-drydock-scope")
            .map(node -> node instanceof ScalarNode scalar ? scalar.text() : node.type())
            .orElse("nothing");
    for (KindScope scope : KindScope.values()) {
      if (scope.word().equals(word)) {
        return Outcome.ok(scope);
      }
    }
    return Outcome.failed(
        Diagnostic.of(
            Code.SCHEMA_INVALID,
            Location.of(schema.path()),
            "`x-drydock-scope` is `" + word + "`, expected `Namespaced` or `Cluster`"));
  }

  private static Outcome<SourceFile> file(SourceTree tree, String path) {
    return tree.read(path, LARGEST_FILE)
        .map(bytes -> new SourceFile(path, new String(bytes, StandardCharsets.UTF_8)));
  }
}
