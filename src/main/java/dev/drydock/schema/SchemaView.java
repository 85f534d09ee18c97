package dev.drydock.schema;

import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What a schema says about one value, for documentation, completion and templates. */
public final class SchemaView {
  private final JsonSchemas schemas;
  private final SchemaPlace place;

  SchemaView(JsonSchemas schemas, SchemaPlace place) {
    this.schemas = schemas;
    this.place = place;
  }

  /** Returns the description here, or that of the schema referred to. */
  public Optional<String> description() {
    return text("description");
  }

  /** Returns the title here, or that of the schema referred to. */
  public Optional<String> title() {
    return text("title");
  }

  /** Returns the JSON types that the value may have; none where any is fine. */
  public List<String> types() {
    return keyword("type").map(SchemaView::texts).orElse(List.of());
  }

  /** Returns the examples. */
  public List<Node> examples() {
    return keyword("examples").map(SchemaView::items).orElse(List.of());
  }

  /** Returns the default value. */
  public Optional<Node> defaultValue() {
    return keyword("default");
  }

  /** Returns the values that are allowed; none where the schema lists none. */
  public List<Node> allowed() {
    return keyword("enum").map(SchemaView::items).orElse(List.of());
  }

  /** Returns any keyword here, or that of the schema referred to. */
  public Optional<Node> keyword(String name) {
    return layers().stream().flatMap(layer -> layer.own(name).stream()).findFirst();
  }

  /** Returns the keys that must be there. */
  public List<String> required() {
    List<String> required = new ArrayList<>();
    layers()
        .forEach(layer -> layer.own("required").map(SchemaView::texts).ifPresent(required::addAll));
    return required.stream().distinct().toList();
  }

  /** Returns the named keys with their schemas, in the order of the schema. */
  public SequencedMap<String, SchemaView> properties() {
    SequencedMap<String, SchemaView> properties = new LinkedHashMap<>();
    for (SchemaView layer : layers()) {
      if (layer.own("properties").orElse(null) instanceof MappingNode map) {
        SchemaPlace under = layer.place.child("properties");
        map.entries()
            .keySet()
            .forEach(key -> properties.putIfAbsent(key, new SchemaView(schemas, under.child(key))));
      }
    }
    return Collections.unmodifiableSequencedMap(properties);
  }

  /** Returns the schema of a key: a named one, or that of the keys without a name. */
  public Optional<SchemaView> child(String key) {
    SchemaView named = properties().get(key);
    return named != null ? Optional.of(named) : additionalProperties();
  }

  /** Returns the schema of the keys that have no name in the schema, if it allows any. */
  public Optional<SchemaView> additionalProperties() {
    return part("additionalProperties");
  }

  /** Returns the schema of the items of a list. */
  public Optional<SchemaView> items() {
    return part("items");
  }

  /** Returns the schemas of which a value meets one or several. */
  public List<SchemaView> alternatives() {
    List<SchemaView> alternatives = new ArrayList<>();
    for (SchemaView layer : layers()) {
      for (String keyword : List.of("anyOf", "oneOf")) {
        if (layer.own(keyword).orElse(null) instanceof SequenceNode list) {
          SchemaPlace under = layer.place.child(keyword);
          for (int index = 0; index < list.items().size(); index++) {
            alternatives.add(new SchemaView(schemas, under.child(Integer.toString(index))));
          }
        }
      }
    }
    return alternatives;
  }

  private Optional<SchemaView> part(String keyword) {
    return layers().stream()
        .filter(layer -> layer.own(keyword).filter(SchemaView::isOpen).isPresent())
        .map(layer -> new SchemaView(schemas, layer.place.child(keyword)))
        .findFirst();
  }

  private static boolean isOpen(Node schema) {
    return !(schema instanceof ScalarNode scalar && Boolean.FALSE.equals(scalar.value()));
  }

  private Optional<String> text(String name) {
    return keyword(name)
        .filter(node -> node instanceof ScalarNode scalar && scalar.isString())
        .map(node -> ((ScalarNode) node).text());
  }

  private Optional<Node> own(String keyword) {
    return schemas.node(place) instanceof MappingNode map ? map.get(keyword) : Optional.empty();
  }

  /** Returns this view, then those it refers to, then the parts of {@code allOf}. */
  private List<SchemaView> layers() {
    List<SchemaView> layers = new ArrayList<>();
    collect(layers);
    return layers;
  }

  private void collect(List<SchemaView> layers) {
    layers.add(this);
    own("$ref")
        .filter(ScalarNode.class::isInstance)
        .flatMap(node -> Reference.resolve(place.path(), ((ScalarNode) node).text()))
        .ifPresent(target -> new SchemaView(schemas, target).collect(layers));
    if (own("allOf").orElse(null) instanceof SequenceNode list) {
      for (int index = 0; index < list.items().size(); index++) {
        SchemaPlace part = place.child("allOf").child(Integer.toString(index));
        new SchemaView(schemas, part).collect(layers);
      }
    }
  }

  private static List<Node> items(Node node) {
    return node instanceof SequenceNode list ? list.items() : List.of();
  }

  private static List<String> texts(Node node) {
    return node instanceof ScalarNode scalar
        ? List.of(scalar.text())
        : items(node).stream().map(item -> ((ScalarNode) item).text()).toList();
  }
}
