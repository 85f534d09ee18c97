package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * A namespace.
 *
 * @param name its name
 * @param level the level of pod security that it enforces
 * @param origin where the level is written, or the object
 */
record NamespaceFacts(String name, PodSecurityLevel level, Origin origin) {}
