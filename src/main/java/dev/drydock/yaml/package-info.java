/**
 * Reads YAML into position-keeping nodes under strict rules, and writes nodes as canonical YAML.
 *
 * <p>The reader refuses what readers of YAML do not agree about ({@code no}, {@code 0777}, {@code
 * 1.10}) and what hides the meaning of a text (anchors, tags, duplicate keys, characters that
 * nobody sees), each at its place and all of a text at once. The writer quotes what the reader
 * refuses: both ask {@code PlainForm} what an unquoted scalar may be taken for, and {@code
 * Invisible} which characters need an escape.
 *
 * <p>Comes in: texts. Goes out: {@link dev.drydock.yaml.Node} trees, canonical text.
 *
 * <p>Uses: diag.
 */
@NullMarked
package dev.drydock.yaml;

import org.jspecify.annotations.NullMarked;
