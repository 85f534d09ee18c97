package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Suggestion;
import java.util.Collection;
import java.util.Optional;

/** Words the mistake of a template that reads a key which its value cannot have. */
final class UnknownKey {
  private static final String IMAGES = "release.images";

  private UnknownKey() {}

  /**
   * Returns the mistake, with the key that was meant where one is near.
   *
   * @param path how the template names the value, where it does
   * @param keys the keys that the value can have
   */
  static Diagnostic of(Optional<String> path, String key, Collection<String> keys, Location at) {
    Diagnostic unknown = Diagnostic.of(Code.TEMPLATE_UNKNOWN_KEY, at, message(path, key, keys));
    Optional<String> hint = Suggestion.hint(key, keys);
    return hint.or(() -> path.filter(IMAGES::equals).map(UnknownKey::ofImages))
        .map(unknown::withHint)
        .orElse(unknown);
  }

  /** The schema of the images is the component itself, which few think of. */
  private static String message(Optional<String> path, String key, Collection<String> keys) {
    if (path.filter(IMAGES::equals).isPresent()) {
      return "the component has no image `" + key + "`";
    }
    String name = path.map(known -> "`" + known + "`").orElse("the value");
    return keys.isEmpty()
        ? "by its schema " + name + " is not a map; it has no key `" + key + "`"
        : "by its schema " + name + " has no key `" + key + "`";
  }

  private static String ofImages(String path) {
    return "`spec.images` of `component.yaml` names the images that `" + path + "` has";
  }
}
