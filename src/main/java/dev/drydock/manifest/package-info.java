/**
 * Kubernetes objects: identity, order, typed check, typed view, and the tree of files they make.
 *
 * <p>Comes in: rendered nodes, schemas of kinds.
 *
 * <p>Goes out: manifests, units, diagnostics, a file tree.
 *
 * <p>Uses: diag, yaml, schema.
 */
@NullMarked
package dev.drydock.manifest;

import org.jspecify.annotations.NullMarked;
