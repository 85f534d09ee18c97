package dev.drydock.manifest;

import dev.drydock.schema.JsonSchema;
import java.util.Optional;

/**
 * What is known of a kind.
 *
 * @param derived the closed schema derived from the kind's definition
 * @param overlay our own rules, of a kind that has some
 * @param scope where objects of the kind live
 */
record KindSchemas(JsonSchema derived, Optional<JsonSchema> overlay, KindScope scope) {}
