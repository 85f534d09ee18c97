package dev.drydock.compile;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to cut a release.
 *
 * @param name the release
 * @param replace whether a release that exists is renewed
 * @param defaults a YAML file of values by component
 */
public record CutOptions(String name, boolean replace, Optional<Path> defaults) {}
