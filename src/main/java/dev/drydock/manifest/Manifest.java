package dev.drydock.manifest;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One Kubernetes object as it will be written.
 *
 * @param identity what names it
 * @param node the whole object
 * @param cast the same by its form, where it is known to have one
 */
public record Manifest(ObjectIdentity identity, MappingNode node, Optional<Cast> cast) {

  /** An object of which no form is known. */
  public Manifest(ObjectIdentity identity, MappingNode node) {
    this(identity, node, Optional.empty());
  }

  /** Returns the object as it is written. */
  public String text() {
    return cast.map(CanonicalYaml::write).orElseGet(() -> CanonicalYaml.write(node));
  }

  /** Returns the object of a node, or says what keeps it from having an identity. */
  public static Outcome<Manifest> of(MappingNode node) {
    return of(node, Optional.empty());
  }

  /**
   * Returns the object of a node, or says what keeps it from having an identity.
   *
   * @param cast the same by its form, where it is known to have one
   */
  public static Outcome<Manifest> of(MappingNode node, Optional<Cast> cast) {
    Diagnostics diagnostics = new Diagnostics();
    String apiVersion = text(node, List.of("apiVersion"), diagnostics);
    String kind = text(node, List.of("kind"), diagnostics);
    String name = text(node, List.of("metadata", "name"), diagnostics);
    Optional<String> namespace =
        node.at("metadata", "namespace").isPresent()
            ? Optional.of(text(node, List.of("metadata", "namespace"), diagnostics))
            : Optional.empty();
    return diagnostics.hasErrors()
        ? diagnostics.failed()
        : Outcome.ok(
            new Manifest(new ObjectIdentity(apiVersion, kind, namespace, name), node, cast));
  }

  private static String text(MappingNode node, List<String> path, Diagnostics diagnostics) {
    Node found = node.at(path.toArray(String[]::new)).orElse(null);
    if (found instanceof ScalarNode scalar && scalar.isString() && !scalar.text().isEmpty()) {
      return scalar.text();
    }
    String name = "`" + String.join(".", path) + "`";
    String message =
        found == null
            ? "the object has no " + name
            : name + " is " + found.type() + ", expected a string that is not empty";
    Node at = found == null ? node.map(path.getFirst()).orElse(node) : found;
    diagnostics.add(Diagnostic.of(Code.MANIFEST_NO_IDENTITY, at.origin(), message));
    return "";
  }

  /** Returns the value at a path of keys, or nothing where a step is absent or not a map. */
  public Optional<Node> at(String... keys) {
    return node.at(keys);
  }

  /** Returns the labels that are strings. */
  public SortedMap<String, String> labels() {
    return Strings.of(node.map("metadata", "labels"));
  }

  /** Returns the annotations that are strings. */
  public SortedMap<String, String> annotations() {
    return Strings.of(node.map("metadata", "annotations"));
  }

  /**
   * Returns the object with more labels of its own. Labels of pod templates and selectors stay as
   * they are. A label that the object already has with another value is an error.
   */
  public Outcome<Manifest> stamped(SortedMap<String, String> labels) {
    Node metadata = node.get("metadata").orElse(node);
    Node present = node.at("metadata", "labels").orElse(null);
    if (!(metadata instanceof MappingNode map) || isOther(present)) {
      return Outcome.ok(this);
    }
    MappingNode before =
        present instanceof MappingNode own
            ? own
            : new MappingNode(new LinkedHashMap<>(), map.origin());
    Diagnostics diagnostics = new Diagnostics();
    SequencedMap<String, MappingNode.Entry> after = new LinkedHashMap<>(before.entries());
    labels.forEach((key, value) -> stamp(after, key, value, before, diagnostics));
    MappingNode stamped = with(map, "labels", new MappingNode(after, before.origin()));
    return diagnostics.outcome(
        new Manifest(identity, with(node, "metadata", stamped), stamped(before, after)));
  }

  private Optional<Cast> stamped(
      MappingNode before, SequencedMap<String, MappingNode.Entry> after) {
    SequencedMap<String, Node> added = new LinkedHashMap<>();
    after.forEach(
        (key, entry) -> {
          if (!before.entries().containsKey(key)) {
            added.put(key, entry.value());
          }
        });
    return cast.flatMap(known -> known.with(List.of("metadata", "labels"), added));
  }

  /** Labels that are no map are for the typed check to refuse. */
  private static boolean isOther(@Nullable Node labels) {
    return labels != null && !(labels instanceof MappingNode);
  }

  private static void stamp(
      SequencedMap<String, MappingNode.Entry> labels,
      String key,
      String value,
      MappingNode before,
      Diagnostics diagnostics) {
    MappingNode.Entry own = before.entries().get(key);
    if (own == null) {
      labels.put(
          key, new MappingNode.Entry(before.origin(), new ScalarNode(value, before.origin())));
    } else if (!(own.value() instanceof ScalarNode scalar && value.equals(scalar.value()))) {
      String found = own.value() instanceof ScalarNode scalar ? scalar.text() : own.value().type();
      diagnostics.add(
          Diagnostic.of(
              Code.MANIFEST_RESERVED_LABEL,
              own.value().origin(),
              "the label `" + key + "` is `" + found + "`, expected `" + value + "` or nothing"));
    }
  }

  private static MappingNode with(MappingNode map, String key, Node value) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map.entries());
    MappingNode.Entry before = entries.get(key);
    entries.put(
        key, new MappingNode.Entry(before == null ? map.origin() : before.keyOrigin(), value));
    return new MappingNode(entries, map.origin());
  }

  /** Reads maps of strings. */
  static final class Strings {
    private Strings() {}

    static SortedMap<String, String> of(Optional<MappingNode> map) {
      SortedMap<String, String> strings = new TreeMap<>();
      map.ifPresent(
          labels ->
              labels
                  .entries()
                  .forEach(
                      (key, entry) -> {
                        if (entry.value() instanceof ScalarNode scalar && scalar.isString()) {
                          strings.put(key, scalar.text());
                        }
                      }));
      return Collections.unmodifiableSortedMap(strings);
    }
  }
}
