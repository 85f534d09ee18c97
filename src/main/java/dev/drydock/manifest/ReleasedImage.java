package dev.drydock.manifest;

import java.util.List;

/**
 * An image of a release or of a working component.
 *
 * @param image the reference as pods write it, with the digest where there is one
 * @param architectures the processors that it runs on
 */
public record ReleasedImage(String image, List<String> architectures) {
  public ReleasedImage {
    architectures = List.copyOf(architectures);
  }
}
