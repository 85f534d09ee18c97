/**
 * Cases: one file says why, brings its input files, and holds everything that the command line
 * answers: text, exit code and the tree that is left. They run the real command line in process on
 * real files, twice, the second time under other settings.
 */
@NullMarked
package dev.drydock.cases;

import org.jspecify.annotations.NullMarked;
