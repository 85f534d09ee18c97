/**
 * Tests of what Drydock renders against real servers and tools.
 *
 * <p>A test implements {@link dev.drydock.e2e.EndToEndTest} and is listed in {@code Tests}. It gets
 * a {@code Scene}: the checkout, the programs that it asked for, a folder of its own, processes
 * that end with it, and a place to say what it proved.
 */
@NullMarked
package dev.drydock.e2e;

import org.jspecify.annotations.NullMarked;
