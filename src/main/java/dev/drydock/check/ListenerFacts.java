package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * Where a load balancer takes connections.
 *
 * @param title the words for it in a message
 * @param idle seconds after which it forgets an idle connection
 * @param origin where that is written
 */
record ListenerFacts(String title, long idle, Origin origin) {}
