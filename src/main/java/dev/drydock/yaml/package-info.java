/**
 * Reads YAML into position-keeping nodes under strict rules, and writes nodes as canonical YAML.
 *
 * <p>Comes in: texts. Goes out: {@link dev.drydock.yaml.Node} trees, canonical text.
 *
 * <p>Uses: diag.
 */
@NullMarked
package dev.drydock.yaml;

import org.jspecify.annotations.NullMarked;
