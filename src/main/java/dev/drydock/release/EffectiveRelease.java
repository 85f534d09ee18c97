package dev.drydock.release;

import dev.drydock.fleet.Channel;
import dev.drydock.fleet.Release;
import dev.drydock.yaml.MappingNode;
import java.util.Optional;

/**
 * What a tenant runs on: a release that was cut, or the working templates.
 *
 * @param name the release, or {@code live}
 * @param templatesFolder where the tenant templates lie, without a slash at the end
 * @param defaults values by component that come with the release
 * @param images images by component as the release pins them; a live component's own description
 *     pins them
 */
public record EffectiveRelease(
    String name,
    String templatesFolder,
    Optional<MappingNode> defaults,
    Optional<MappingNode> images) {

  /** Returns the working templates. */
  public static EffectiveRelease live() {
    return new EffectiveRelease(
        Channel.LIVE, FrozenFiles.WORKING_FOLDER, Optional.empty(), Optional.empty());
  }

  /** Returns a release that was cut. */
  public static EffectiveRelease of(Release release) {
    return new EffectiveRelease(
        release.name(),
        release.folder() + "/" + FrozenFiles.FOLDER,
        release.declaration().values(),
        Optional.of(release.images()));
  }
}
