/**
 * Tests of rendered objects against a real API server: it accepts all of them and keeps what they
 * say, it refuses nothing that our typed check accepts, and tenants can reach nothing of each
 * other.
 */
@NullMarked
package dev.drydock.e2e.apiserver;

import org.jspecify.annotations.NullMarked;
