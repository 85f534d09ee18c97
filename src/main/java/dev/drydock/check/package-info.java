/**
 * Proves relations on rendered objects: one class, one code, one relation. A unit check reads the
 * objects of one unit; a fleet check reads the facts of all units. What may follow the last
 * published output is judged where it is published.
 *
 * <p>Comes in: units, the delivery objects of regions, the fleet.
 *
 * <p>Goes out: facts of units, diagnostics.
 *
 * <p>Uses: diag, yaml, schema, fleet, release, manifest.
 */
@NullMarked
package dev.drydock.check;

import org.jspecify.annotations.NullMarked;
