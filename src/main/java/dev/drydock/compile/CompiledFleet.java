package dev.drydock.compile;

import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.FileTree;

/**
 * A fleet that was compiled and proved.
 *
 * @param fleet the fleet
 * @param tree the output
 * @param summary what it took
 */
record CompiledFleet(Fleet fleet, FileTree tree, Summary summary) {}
