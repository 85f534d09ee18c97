package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * The health answer of a Traefik.
 *
 * @param isOn whether it answers and tells when it stops
 * @param entryPoint the entry point that it answers on
 * @param terminatingStatus what it answers after the signal to stop
 * @param origin the flag that decides
 */
record PingFacts(boolean isOn, String entryPoint, int terminatingStatus, Origin origin) {}
