package dev.drydock.schema;

import com.networknt.schema.path.NodePath;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.Optional;

/** Reads the way that the validator took through the schemas. */
final class SchemaPaths {
  private final JsonSchemas schemas;
  private final SchemaPlace root;

  SchemaPaths(JsonSchemas schemas, SchemaPlace root) {
    this.schemas = schemas;
    this.root = root;
  }

  /** Returns where the first choice between alternatives is taken, or -1. */
  static int choice(NodePath path, int from) {
    for (int index = from; index + 1 < path.getNameCount(); index++) {
      boolean isChoice = path.getName(index).equals("anyOf") || path.getName(index).equals("oneOf");
      if (isChoice && path.getElement(index + 1) instanceof Integer) {
        return index;
      }
    }
    return -1;
  }

  /** Returns how deep in the instance the first steps of the way lead. */
  static int depth(NodePath path, int steps) {
    int depth = 0;
    int index = 0;
    while (index < steps) {
      Keywords keyword = Keywords.all().get(path.getName(index));
      String name = path.getName(index);
      if (name.equals("properties") || name.equals("patternProperties")) {
        depth++;
        index += 2;
      } else if (keyword == Keywords.PART_LIST) {
        depth++;
        index += 2;
      } else if (keyword == Keywords.PART_SCHEMA) {
        depth += name.equals("propertyNames") ? 0 : 1;
        index++;
      } else if (keyword == Keywords.SAME_LIST || keyword == Keywords.SAME_MAP) {
        index += 2;
      } else {
        index++;
      }
    }
    return depth;
  }

  /** Returns the schema that the first steps of the way lead to. */
  Optional<MappingNode> schema(NodePath path, int steps) {
    SchemaPlace here = root;
    for (int index = 0; index < steps; index++) {
      String step = path.getName(index);
      Optional<SchemaPlace> target = step.equals("$ref") ? target(here) : Optional.empty();
      here = target.orElse(here.child(step));
    }
    return schemas.node(here) instanceof MappingNode map ? Optional.of(map) : Optional.empty();
  }

  /** Returns what the schema itself wants to be said, at the first steps or around them. */
  Optional<String> message(NodePath path, int steps) {
    Optional<String> own = schema(path, steps).flatMap(schema -> schema.string("x-message"));
    for (int index = steps - 1; own.isEmpty() && index >= 0; index--) {
      String step = path.getName(index);
      if (step.equals("then") || step.equals("else")) {
        own = schema(path, index + 1).flatMap(schema -> schema.string("x-message"));
      }
    }
    return own;
  }

  private Optional<SchemaPlace> target(SchemaPlace from) {
    Node reference = schemas.node(from.child("$ref"));
    return reference instanceof ScalarNode scalar && scalar.isString()
        ? Reference.resolve(from.path(), scalar.text())
        : Optional.empty();
  }
}
