package dev.drydock.manifest;

import dev.drydock.schema.JsonSchema;
import dev.drydock.schema.SchemaPair;

/**
 * What is known of a kind.
 *
 * @param rules the closed schema derived from the kind's definition, and our own rules of a kind
 *     that has some
 * @param scope where objects of the kind live
 */
record KindSchemas(SchemaPair rules, KindScope scope) {

  /** Returns the schema that was derived from the kind's definition. */
  JsonSchema derived() {
    return rules.first();
  }
}
