/**
 * Turns diagnostics and results into text and JSON. Whatever a fleet holds, a report is inert: no
 * control character, no terminal sequence and no workflow command leaves it.
 *
 * <p>Comes in: diagnostics, tables, differences.
 *
 * <p>Goes out: text for people, JSON for programs.
 *
 * <p>Uses: diag, fleet, release, manifest, diff.
 */
@NullMarked
package dev.drydock.report;

import org.jspecify.annotations.NullMarked;
