package dev.drydock.compile;

import java.util.List;

/**
 * How to publish.
 *
 * @param commit the source: any revision that git understands
 * @param allowDelete tenants, stacks, regions and components that may be removed
 * @param adopt whether to take over a branch that something else made
 * @param failIfSuperseded whether a newer published source is a failure
 */
public record PublishOptions(
    String commit, List<String> allowDelete, boolean adopt, boolean failIfSuperseded) {

  public PublishOptions {
    allowDelete = List.copyOf(allowDelete);
  }
}
