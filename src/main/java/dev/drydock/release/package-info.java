/**
 * Says which release a tenant runs on, freezes releases, and proves that nobody changed one since.
 *
 * <p>Comes in: the fleet, the source tree. Goes out: {@link dev.drydock.release.EffectiveRelease},
 * the files of a new release, diagnostics.
 *
 * <p>Uses: diag, yaml, fleet.
 */
@NullMarked
package dev.drydock.release;

import org.jspecify.annotations.NullMarked;
