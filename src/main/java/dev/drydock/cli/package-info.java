/**
 * The command line: flags become an options record, one call does the work, a report is written,
 * and an exit code is returned.
 *
 * <p>Comes in: arguments and a console. Goes out: text on the two streams and an exit code.
 *
 * <p>Uses: diag, report, compile.
 */
@NullMarked
package dev.drydock.cli;

import org.jspecify.annotations.NullMarked;
