/**
 * Judges nodes by JSON Schema 2020-12 and speaks of the places that the nodes came from.
 *
 * <p>Comes in: schema files and {@link dev.drydock.yaml.Node} trees. Goes out: diagnostics at the
 * offending node, and a read view of what a schema says about a key. A schema never leads out of
 * the set of files it was loaded with: nothing is fetched.
 *
 * <p>Uses: diag, yaml.
 */
@NullMarked
package dev.drydock.schema;

import org.jspecify.annotations.NullMarked;
