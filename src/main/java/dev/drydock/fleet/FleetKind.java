package dev.drydock.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of documents in a fleet. */
public enum FleetKind {
  FLEET("Fleet"),
  REGION("Region"),
  STACK("Stack"),
  TENANT("Tenant"),
  PLAN("Plan"),
  CHANNEL("Channel"),
  RELEASE("Release");

  private final String word;

  FleetKind(String word) {
    this.word = word;
  }

  /** Returns the word that documents write after {@code kind:}. */
  public String word() {
    return word;
  }

  /** Returns the word in the middle of a sentence. */
  public String noun() {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Returns the path of the schema that judges documents of this kind. */
  public String schemaPath() {
    return "schemas/" + noun() + ".schema.json";
  }

  static Optional<FleetKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(FleetKind::word).toList();
  }
}
