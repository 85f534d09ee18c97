package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * A name that a unit claims or reads.
 *
 * @param name the name, folded
 * @param owner the object that says so
 * @param origin where it says so
 */
record NamedFact(String name, String owner, Origin origin) {}
