package dev.drydock.fleet;

import dev.drydock.diag.Location;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.List;

/**
 * An immutable bundle of templates, images and defaults.
 *
 * @param declaration the document
 * @param digest SHA-256 over the list of files, as {@code sha256:} and hexadecimal digits
 * @param files the frozen files, as the document lists them
 */
public record Release(Declaration declaration, String digest, List<FrozenFile> files)
    implements FleetObject {

  public Release {
    files = List.copyOf(files);
  }

  /**
   * A file of a release.
   *
   * @param path the path below {@link #folder()}
   * @param sha256 the digest of its bytes, in hexadecimal digits
   * @param at the place of the path in the document
   */
  public record FrozenFile(String path, String sha256, Location at) {}

  static Release of(Declaration declaration) {
    List<FrozenFile> files =
        declaration.spec().list("files").orElseThrow().items().stream()
            .map(item -> frozen((MappingNode) item))
            .toList();
    return new Release(declaration, declaration.text("digest"), files);
  }

  private static FrozenFile frozen(MappingNode item) {
    ScalarNode path = (ScalarNode) item.get("path").orElseThrow();
    return new FrozenFile(path.text(), item.string("sha256").orElseThrow(), path.origin().at());
  }

  /** Returns the folder of the release, without a slash at its end. */
  public String folder() {
    return FOLDER + name();
  }

  /** Returns the images by component and image name. */
  public MappingNode images() {
    return spec().map("images").orElseThrow();
  }

  static final String FOLDER = "fleet/releases/";
}
