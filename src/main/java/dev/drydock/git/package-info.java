/**
 * Reads commits and writes the rendered branch. Only what a repository holds has an influence:
 * neither the user's nor the machine's git configuration, nor identity variables, nor hooks.
 * Nothing is checked out, no process is started, and a branch moves only after all that it needs is
 * on disk.
 *
 * <p>Comes in: a folder in a repository, revisions, the files of an output, commit texts.
 *
 * <p>Goes out: source commits and their trees, the rendered head, commits, moved refs.
 *
 * <p>Uses: diag.
 */
@NullMarked
package dev.drydock.git;

import org.jspecify.annotations.NullMarked;
