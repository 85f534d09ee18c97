package dev.drydock.check;

/**
 * Something in a pod that a level of pod security refuses.
 *
 * @param owner the object that makes the pod
 * @param namespace the pod's namespace
 * @param breach what it does
 */
record PodBreach(String owner, String namespace, PodSecurityBreach breach) {}
