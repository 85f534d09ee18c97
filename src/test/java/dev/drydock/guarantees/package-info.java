/**
 * The guarantees of the README, held on the reference fleet through the real command line: in
 * process, or as a process of its own where the settings of a process matter.
 */
@NullMarked
package dev.drydock.guarantees;

import org.jspecify.annotations.NullMarked;
