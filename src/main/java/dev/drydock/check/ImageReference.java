package dev.drydock.check;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an image, taken apart.
 *
 * @param repository registry and repository
 * @param tag the tag
 * @param digest the digest with its algorithm
 */
record ImageReference(String repository, Optional<String> tag, Optional<String> digest) {

  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  static ImageReference parse(String text) {
    int at = text.indexOf('@');
    String name = at < 0 ? text : text.substring(0, at);
    Optional<String> digest = at < 0 ? Optional.empty() : Optional.of(text.substring(at + 1));
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    return colon < 0
        ? new ImageReference(name, Optional.empty(), digest)
        : new ImageReference(
            name.substring(0, colon), Optional.of(name.substring(colon + 1)), digest);
  }

  /** Returns why the reference may name another image tomorrow, or nothing where it is pinned. */
  Optional<String> unpinned() {
    if (tag.map("latest"::equals).orElse(false)) {
      return Optional.of("has the moving tag `latest`");
    }
    if (digest.isPresent()) {
      return DIGEST.matcher(digest.orElseThrow()).matches()
          ? Optional.empty()
          : Optional.of("has the digest `" + digest.orElseThrow() + "`, which is not a SHA-256");
    }
    return tag.filter(name -> !name.isEmpty()).isPresent()
        ? Optional.empty()
        : Optional.of("has neither tag nor digest");
  }
}
