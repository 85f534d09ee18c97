/** Tests of what keeps and judges metrics, with real stores, scrapers and rules. */
@NullMarked
package dev.drydock.e2e.metrics;

import org.jspecify.annotations.NullMarked;
