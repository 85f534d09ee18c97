/**
 * Compares a rendered tree with a rendered tree.
 *
 * <p>Comes in: two trees of files.
 *
 * <p>Goes out: what differs, as a unified diff.
 *
 * <p>Uses: diag, yaml, manifest.
 */
@NullMarked
package dev.drydock.diff;

import org.jspecify.annotations.NullMarked;
