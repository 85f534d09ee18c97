package dev.drydock.schema;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The keywords of JSON Schema 2020-12 that a schema may use, and what each of them holds. */
@SuppressWarnings("ImmutableEnumChecker") // the lists cannot be changed
enum Keywords {
  /** A schema for the same instance. */
  SAME_SCHEMA("not", "if", "then", "else"),
  /** A schema for a part of the instance. */
  PART_SCHEMA(
      "items",
      "contains",
      "additionalProperties",
      "unevaluatedItems",
      "unevaluatedProperties",
      "propertyNames"),
  /** Schemas for the same instance. */
  SAME_LIST("allOf", "anyOf", "oneOf"),
  /** Schemas for parts of the instance. */
  PART_LIST("prefixItems"),
  /** Named schemas for the same instance. */
  SAME_MAP("dependentSchemas"),
  /** Named schemas for parts of the instance, or for nothing by themselves. */
  PART_MAP("properties", "patternProperties", "$defs"),
  REFERENCE("$ref"),
  IDENTITY("$id"),
  DIALECT("$schema"),
  TYPE("type"),
  ENUM("enum"),
  STRINGS("required"),
  STRING_LISTS("dependentRequired"),
  NUMBER("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
  COUNT(
      "minLength",
      "maxLength",
      "minItems",
      "maxItems",
      "minProperties",
      "maxProperties",
      "minContains",
      "maxContains"),
  PATTERN("pattern"),
  FORMAT("format"),
  BOOLEAN("uniqueItems", "deprecated", "readOnly", "writeOnly"),
  TEXT("title", "description", "$comment", "contentMediaType", "contentEncoding"),
  LIST("examples"),
  ANYTHING("default", "const");

  private static final SortedMap<String, Keywords> BY_NAME = byName();

  private final List<String> names;

  Keywords(String... names) {
    this.names = List.of(names);
  }

  /** Returns every keyword with what it holds. */
  static Map<String, Keywords> all() {
    return BY_NAME;
  }

  private static SortedMap<String, Keywords> byName() {
    SortedMap<String, Keywords> result = new TreeMap<>();
    for (Keywords keywords : values()) {
      keywords.names.forEach(name -> result.put(name, keywords));
    }
    return Collections.unmodifiableSortedMap(result);
  }
}
