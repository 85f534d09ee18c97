/**
 * The fleet language: reads every document under {@code fleet/}, judges it by its schema, resolves
 * its references, proves the rules that need the whole fleet, and merges the layers of values.
 *
 * <p>Comes in: a {@link dev.drydock.diag.SourceTree} and the schemas. Goes out: an immutable {@link
 * dev.drydock.fleet.Fleet} whose values know their file, line and column; merged values; what
 * templates see.
 *
 * <p>Uses: diag, yaml, schema.
 */
@NullMarked
package dev.drydock.fleet;

import org.jspecify.annotations.NullMarked;
