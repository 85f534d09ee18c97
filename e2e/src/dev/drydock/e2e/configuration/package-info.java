/**
 * Rendered configurations judged by the programs that they are for. In come the containers of
 * {@code rendered/} with the files that they mount; out goes what the programs say of them.
 */
@NullMarked
package dev.drydock.e2e.configuration;

import org.jspecify.annotations.NullMarked;
