/**
 * Rolls of the edge and of a tenant's servers under load, against a real Traefik that is started
 * with what was rendered. In come the files of {@code rendered/}; out go counts of requests that
 * were served and lost.
 *
 * <p>Around Traefik stand small parts that do what the real ones promise and no more: a load
 * balancer ({@link dev.drydock.e2e.traffic.Balancer}), the reading half of an API server ({@link
 * dev.drydock.e2e.traffic.ApiServer}), a tenant's server ({@link dev.drydock.e2e.traffic.Instance})
 * and clients that never retry ({@link dev.drydock.e2e.traffic.Load}).
 */
@NullMarked
package dev.drydock.e2e.traffic;

import org.jspecify.annotations.NullMarked;
