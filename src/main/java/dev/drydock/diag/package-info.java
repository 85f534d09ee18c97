/**
 * The words every stage speaks: source files and positions in them, diagnostics with stable codes,
 * and the outcome of a stage.
 *
 * <p>Comes in: nothing. Goes out: values that every other package uses.
 *
 * <p>Uses: nothing.
 */
@NullMarked
package dev.drydock.diag;

import org.jspecify.annotations.NullMarked;
