package dev.drydock.manifest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects as fabric8 classes. Those accept nearly everything, so an object is read only after
 * the typed check found nothing wrong with it.
 */
public final class TypedView {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private TypedView() {}

  /**
   * Returns an object as a class.
   *
   * @throws IllegalArgumentException where the class is that of another kind
   */
  public static <T extends HasMetadata> T as(Manifest manifest, Class<T> type) {
    ObjectIdentity identity = manifest.identity();
    if (!identity.kind().equals(HasMetadata.getKind(type))
        || !identity.apiVersion().equals(HasMetadata.getApiVersion(type))) {
      throw new IllegalArgumentException(identity + " is no " + type.getSimpleName());
    }
    return part(manifest.node(), type);
  }

  /** Returns a part of an object as a class. */
  static <T> T part(Node node, Class<T> type) {
    return Objects.requireNonNull(MAPPER.convertValue(plain(node), type));
  }

  /** Returns plain values; fabric8 takes a number of pods or a port for one only as an Integer. */
  private static @Nullable Object plain(Node node) {
    return switch (node) {
      case ScalarNode scalar ->
          scalar.value() instanceof Long number && number.intValue() == number
              ? (Object) number.intValue()
              : scalar.value();
      case SequenceNode list -> {
        List<@Nullable Object> items = new ArrayList<>(list.items().size());
        list.items().forEach(item -> items.add(plain(item)));
        yield items;
      }
      case MappingNode map -> {
        SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> entries.put(key, plain(entry.value())));
        yield entries;
      }
    };
  }
}
