package dev.drydock.release;

import dev.drydock.yaml.CanonicalJson;
import dev.drydock.yaml.MappingNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;

/** The files that a release freezes, and the digest over them. */
final class FrozenFiles {
  /** The folder of the frozen templates, below that of their release. */
  static final String FOLDER = "templates";

  /** The folder of the templates that are frozen. */
  static final String WORKING_FOLDER = "templates/tenant";

  /** The folder of all releases. */
  static final String RELEASES = "fleet/releases";

  private FrozenFiles() {}

  /** Returns the SHA-256 of a file in hexadecimal digits. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Returns the digest of a release: over the list of {@code path NUL sha256 LF} in the order of
   * the paths, and after it the same for the images and values that the release comes with.
   */
  static String digest(
      SortedMap<String, String> sha256ByPath, MappingNode images, Optional<MappingNode> values) {
    StringBuilder list = new StringBuilder();
    sha256ByPath.forEach((path, sha256) -> line(list, path, sha256));
    line(list, "images", sha256(CanonicalJson.write(images)));
    values.ifPresent(map -> line(list, "values", sha256(CanonicalJson.write(map))));
    return "sha256:" + sha256(list.toString());
  }

  private static void line(StringBuilder list, String path, String sha256) {
    list.append(path).append('\0').append(sha256).append('\n');
  }

  private static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
