/**
 * A Kubernetes control plane of real programs on the loopback address, and a client for it.
 *
 * <p>{@code ControlPlane} starts etcd and kube-apiserver, and kube-controller-manager where a test
 * asks for it. {@code ApiClient} speaks to the server as one user, {@code ApiResources} is what the
 * server says that it knows.
 */
@NullMarked
package dev.drydock.e2e.cluster;

import org.jspecify.annotations.NullMarked;
