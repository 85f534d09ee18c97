package dev.drydock.fleet;

import dev.drydock.diag.Location;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every object of the fleet has: its kind, its name and its text.
 *
 * @param kind the kind
 * @param nameNode the name as it is written
 * @param document the whole document; for an inline tenant the element of its stack
 * @param spec what it says; for an inline tenant the element itself
 * @param labels the words to select by
 */
public record Declaration(
    FleetKind kind,
    ScalarNode nameNode,
    MappingNode document,
    MappingNode spec,
    Optional<MappingNode> labels) {

  /** Returns the declaration of a document that its schema accepted. */
  static Declaration of(FleetKind kind, MappingNode document) {
    return new Declaration(
        kind,
        scalar(document, "metadata", "name"),
        document,
        document.map("spec").orElseThrow(),
        document.map("metadata", "labels"));
  }

  /** Returns the declaration of a tenant that its stack lists. */
  static Declaration inline(MappingNode element) {
    return new Declaration(
        FleetKind.TENANT, scalar(element, "name"), element, element, element.map("labels"));
  }

  private static ScalarNode scalar(MappingNode document, String... path) {
    return (ScalarNode) document.at(path).orElseThrow();
  }

  /** Returns the name. */
  public String name() {
    return nameNode.text();
  }

  /** Returns the place of the name. */
  public Location at() {
    return nameNode.origin().at();
  }

  /** Returns the values of components that this layer sets. */
  public Optional<MappingNode> values() {
    return spec.map("values");
  }

  /** Returns the labels as strings, ordered by key. */
  public SortedMap<String, String> labelMap() {
    SortedMap<String, String> result = new TreeMap<>();
    labels.ifPresent(
        map -> map.entries().forEach((key, entry) -> result.put(key, text(entry.value()))));
    return Collections.unmodifiableSortedMap(result);
  }

  /** Returns the title of the object in reports, such as {@code Tenant acme}. */
  public String title() {
    return kind.word() + " " + name();
  }

  /** Returns a string that the schema requires. */
  String text(String... path) {
    return text(spec.at(path).orElseThrow());
  }

  /** Returns the place of a value that the schema requires. */
  Location place(String... path) {
    return spec.at(path).orElseThrow().origin().at();
  }

  private static String text(Node node) {
    return ((ScalarNode) node).text();
  }
}
