/** The launcher script, run by a real shell. */
@NullMarked
package dev.drydock.launcher;

import org.jspecify.annotations.NullMarked;
