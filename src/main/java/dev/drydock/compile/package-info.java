/**
 * Runs the stages in order, and owns what they must not know: files, threads, progress and
 * publishing.
 *
 * <p>Comes in: a folder or a commit, and options.
 *
 * <p>Goes out: a compiled fleet, a written {@code rendered/} folder, a commit on the rendered
 * branch, or diagnostics.
 *
 * <p>Uses: diag, yaml, schema, fleet, release, manifest, render, check, diff, git, report.
 */
@NullMarked
package dev.drydock.compile;

import org.jspecify.annotations.NullMarked;
