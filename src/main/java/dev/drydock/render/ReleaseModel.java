package dev.drydock.render;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What templates see of the release of their unit. */
public final class ReleaseModel {
  private ReleaseModel() {}

  /**
   * Returns the variable {@code release}: its name and its images, each with the reference that a
   * pod names.
   *
   * @param images the images of the component in the release, by name
   */
  public static MappingNode of(String name, MappingNode images) {
    SequencedMap<String, MappingNode.Entry> named = new LinkedHashMap<>();
    images
        .entries()
        .forEach(
            (key, entry) ->
                named.put(
                    key,
                    new MappingNode.Entry(entry.keyOrigin(), image((MappingNode) entry.value()))));
    SequencedMap<String, MappingNode.Entry> release = new LinkedHashMap<>();
    Origin origin = images.origin();
    release.put("name", new MappingNode.Entry(origin, new ScalarNode(name, origin)));
    release.put("images", new MappingNode.Entry(origin, new MappingNode(named, origin)));
    return new MappingNode(release, origin);
  }

  private static MappingNode image(MappingNode image) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(image.entries());
    MappingNode.Entry reference = image.entries().get("reference");
    if (reference == null) {
      throw new IllegalArgumentException("an image without a reference passed its schema");
    }
    String text = image.string("reference").orElseThrow();
    String digest = image.string("digest").map(value -> "@" + value).orElse("");
    entries.put(
        "image",
        new MappingNode.Entry(
            reference.keyOrigin(), new ScalarNode(text + digest, reference.value().origin())));
    return new MappingNode(entries, image.origin());
  }
}
