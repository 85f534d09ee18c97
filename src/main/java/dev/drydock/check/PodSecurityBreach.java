package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * Something in a pod that a level of the Pod Security Standards refuses.
 *
 * @param level the least strict level that refuses it
 * @param origin the field, or the map that lacks it
 * @param message what the pod does, a phrase that follows the pod's name
 */
record PodSecurityBreach(PodSecurityLevel level, Origin origin, String message) {}
