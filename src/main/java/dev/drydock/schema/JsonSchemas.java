package dev.drydock.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.resource.InputStreamSource;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * A closed set of JSON Schemas: a {@code $ref} leads into the same file or into another one of the
 * set, and nothing is ever fetched. Immutable and for any number of threads.
 */
public final class JsonSchemas {
  private static final String SCHEME = "drydock:/";

  private final SortedMap<String, Node> files;
  private final SchemaRegistry registry = registry();
  private final ConcurrentMap<String, JsonSchema> compiled = new ConcurrentHashMap<>();

  private JsonSchemas(SortedMap<String, Node> files) {
    this.files = Collections.unmodifiableSortedMap(files);
  }

  /** Reads schema files, or says everything that is wrong with them. */
  public static Outcome<JsonSchemas> load(Collection<SourceFile> sources) {
    Diagnostics diagnostics = new Diagnostics();
    SortedMap<String, Node> files = new TreeMap<>();
    for (SourceFile source : sources) {
      Node node = diagnostics.take(JsonText.parse(source));
      if (node != null) {
        files.put(source.path(), node);
      }
    }
    if (!diagnostics.hasErrors()) {
      SchemaReader.check(files, diagnostics);
    }
    return diagnostics.hasErrors()
        ? diagnostics.failed()
        : diagnostics.outcome(new JsonSchemas(files));
  }

  /** Returns the schema of a file. */
  public Optional<JsonSchema> find(String path) {
    Node node = files.get(path);
    return node == null
        ? Optional.empty()
        : Optional.of(compiled.computeIfAbsent(path, ignored -> compile(path, node)));
  }

  /** Returns the schema of a file that the set was loaded with. */
  public JsonSchema get(String path) {
    return find(path).orElseThrow(() -> new IllegalArgumentException("no schema " + path));
  }

  /** Returns one document that holds the schema of a file and all that it refers to. */
  public MappingNode bundle(String path) {
    return SchemaBundle.of(this, path);
  }

  /** Returns the files of the set in the order of their paths. */
  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  /** Returns what a file says under some keys, where it is a text. */
  public Optional<String> text(String path, String... keys) {
    return files.get(path) instanceof MappingNode map ? map.string(keys) : Optional.empty();
  }

  /** Returns the node at a place, or null where there is none. */
  @Nullable Node node(SchemaPlace place) {
    Node here = files.get(place.path());
    for (String step : steps(place.pointer())) {
      here = here == null ? null : step(here, step);
    }
    return here;
  }

  private static @Nullable Node step(Node node, String step) {
    return switch (node) {
      case MappingNode map -> map.get(step).orElse(null);
      case SequenceNode list -> list.items().get(Integer.parseInt(step));
      case ScalarNode scalar -> null;
    };
  }

  private static List<String> steps(String pointer) {
    return pointer.isEmpty()
        ? List.of()
        : List.of(pointer.substring(1).split("/", -1)).stream()
            .map(step -> step.replace("~1", "/").replace("~0", "~"))
            .toList();
  }

  /** Compiles when first asked: a run uses few of its schemas. */
  private JsonSchema compile(String path, Node node) {
    synchronized (registry) {
      Schema schema = registry.getSchema(SchemaLocation.of(SCHEME + path), tree(path, node));
      schema.initializeValidators();
      return new JsonSchema(this, schema, new SchemaPlace(path, ""), WatchedKeys.of(files, path));
    }
  }

  private SchemaRegistry registry() {
    return SchemaRegistry.withDialect(
        Dialect2020.dialect(),
        builder ->
            builder
                .schemaRegistryConfig(Dialect2020.configuration())
                .schemaLoader(
                    loader -> loader.resourceLoaders(loaders -> loaders.add(this::inSet))));
  }

  private @Nullable InputStreamSource inSet(AbsoluteIri iri) {
    String path = iri.toString().substring(SCHEME.length());
    Node node = iri.toString().startsWith(SCHEME) ? files.get(path) : null;
    if (node == null) {
      throw new IllegalStateException("a schema was asked for that is not in the set: " + iri);
    }
    byte[] text = tree(path, node).toString().getBytes(StandardCharsets.UTF_8);
    return () -> new ByteArrayInputStream(text);
  }

  /** Returns what the validator reads: references to other files absolute, identifiers left out. */
  private static JsonNode tree(String path, Node node) {
    JsonNode tree = NodeTree.of(node);
    if (tree instanceof ObjectNode object) {
      object.remove(List.of("$id", "$schema"));
    }
    absolute(path, tree);
    return tree;
  }

  private static void absolute(String path, JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      JsonNode reference = object.get("$ref");
      if (reference != null && reference.isTextual() && !reference.textValue().startsWith("#")) {
        Reference.resolve(path, reference.textValue())
            .ifPresent(place -> object.put("$ref", SCHEME + place.path() + "#" + place.pointer()));
      }
    }
    tree.forEach(child -> absolute(path, child));
  }
}
