/**
 * Dashboards and alert rules against the stores that they ask.
 *
 * <p>An {@code Observatory} runs Traefik, vmagent, VictoriaMetrics, vmalert and Loki as rendered,
 * with stand-ins for what cannot run here; the tests ask the stores what panels and rules ask.
 */
@NullMarked
package dev.drydock.e2e.observability;

import org.jspecify.annotations.NullMarked;
