/**
 * The template language: Pebble's syntax, read by Pebble, and an evaluation of our own that keeps
 * for every value where it came from, and never lets a value pass through a parser.
 *
 * <p>Comes in: template files, the shapes of the variables they may read, and the variables. Goes
 * out: nodes whose origins name the template place and the fleet values that fed it.
 *
 * <p>Uses: diag, yaml, schema.
 */
@NullMarked
package dev.drydock.render.template;

import org.jspecify.annotations.NullMarked;
