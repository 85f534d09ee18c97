/**
 * The rendered branch, synced by the engines that follow it.
 *
 * <p>In comes a clone of the checkout, whose fleet is published by the real command and served by
 * git over HTTPS under the address that the fleet names. An engine starts from {@code bootstrap/}
 * alone. Nodes and pods are KWOK's; what else has no real program here is a stand-in with a name,
 * which writes the status that the real one would write and nothing that was rendered.
 */
@NullMarked
package dev.drydock.e2e.gitops;

import org.jspecify.annotations.NullMarked;
