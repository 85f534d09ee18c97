package dev.drydock.fleet;

import dev.drydock.diag.Location;
import dev.drydock.yaml.Node;

/**
 * What one layer says about a value.
 *
 * @param layer the title of the layer
 * @param at where it says so
 * @param value what it says; the literal null where it deletes the value or a map around it
 */
public record Contribution(String layer, Location at, Node value) {}
