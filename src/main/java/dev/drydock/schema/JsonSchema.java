package dev.drydock.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;

/** One JSON Schema of a set. For any number of threads. */
public final class JsonSchema {
  private final JsonSchemas schemas;
  private final Schema compiled;
  private final SchemaPlace place;

  private final Optional<SortedMap<String, Sight>> watched;
  private final Optional<AcceptedValues> accepted;

  /**
   * @param watched what the schema sees of the strings below some keys; nothing where that is not
   *     known
   */
  JsonSchema(
      JsonSchemas schemas,
      Schema compiled,
      SchemaPlace place,
      Optional<SortedMap<String, Sight>> watched) {
    this.schemas = schemas;
    this.compiled = compiled;
    this.place = place;
    this.watched = watched;
    this.accepted = watched.map(AcceptedValues::new);
  }

  /** Returns everything that is wrong with a value, at the places it came from. */
  public List<Diagnostic> judge(Node instance) {
    return judge(instance, "");
  }

  /**
   * Returns everything that is wrong with a value that is a part of something larger.
   *
   * @param subject the path of the value in the larger thing, such as {@code values.traefik}, with
   *     which the paths in the messages begin
   */
  public List<Diagnostic> judge(Node instance, String subject) {
    if (accepted.isEmpty() || !accepted.get().isOfUse()) {
      return judgeAnew(instance, subject);
    }
    String outline = accepted.get().outline(instance);
    if (accepted.get().contains(outline)) {
      return List.of();
    }
    List<Diagnostic> found = judgeAnew(instance, subject);
    if (found.isEmpty()) {
      accepted.get().add(outline);
    }
    return found;
  }

  /** Returns what the schema sees of the strings below some keys, or nothing if it is not known. */
  Optional<SortedMap<String, Sight>> watched() {
    return watched;
  }

  /** Judges without remembering. */
  List<Diagnostic> judgeAnew(Node instance, String subject) {
    List<Error> errors = compiled.validate(NodeTree.of(instance));
    return errors.isEmpty()
        ? List.of()
        : new ErrorTranslator(schemas, place, new InstancePlaces(instance, subject))
            .translate(errors);
  }

  /** Returns what the schema says, for reading. */
  public SchemaView view() {
    return new SchemaView(schemas, place);
  }

  /** Returns the named keys with their schemas, in the order of the schema. */
  public SequencedMap<String, SchemaView> properties() {
    return view().properties();
  }

  /** Returns the schema of a key: a named one, or that of the keys without a name. */
  public Optional<SchemaView> child(String key) {
    return view().child(key);
  }

  /** Returns the place of the whole schema. */
  public Location at() {
    Node node = schemas.node(place);
    return node == null ? Location.of(path()) : node.origin().at();
  }

  /** Returns the path of the file. */
  public String path() {
    return place.path();
  }

  @Override
  public String toString() {
    return place.path();
  }
}
