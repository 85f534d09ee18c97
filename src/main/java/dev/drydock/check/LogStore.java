package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Loki with its configuration, and with its defaults for what that does not say.
 *
 * @param program the container
 * @param config the document with its schema of chunks
 */
record LogStore(Program program, EmbeddedConfig config) {

  static final String SCHEMA = "schema_config";

  private static final Duration WEEK = Duration.ofDays(7);

  static List<LogStore> of(List<KubernetesObject> objects, List<EmbeddedConfig> configs) {
    List<LogStore> found = new ArrayList<>();
    for (Program program : Program.named("loki", objects)) {
      EmbeddedConfig.mounted(program.pods(), configs, SCHEMA)
          .ifPresent(config -> found.add(new LogStore(program, config)));
    }
    return found;
  }

  MappingNode document() {
    return config.document();
  }

  Origin origin() {
    return config.origin();
  }

  Duration retention() {
    return duration(Duration.ZERO, "limits_config", "retention_period");
  }

  Duration rejectAge() {
    return duration(WEEK, "limits_config", "reject_old_samples_max_age");
  }

  Duration lookback() {
    return duration(Duration.ZERO, "limits_config", "max_query_lookback");
  }

  Duration deleteDelay() {
    return duration(Duration.ofHours(2), "compactor", "retention_delete_delay");
  }

  Duration chunkAge() {
    return duration(Duration.ofHours(2), "ingester", "max_chunk_age");
  }

  long labels() {
    return Fields.integer(document(), "limits_config", "max_label_names_per_series").orElse(15L);
  }

  /** Returns the periods of the schema of chunks, the one that counts now last. */
  List<MappingNode> periods() {
    return Fields.maps(document(), SCHEMA, "configs");
  }

  /** Returns the buckets that chunks are kept in. */
  List<String> buckets() {
    for (String[] path :
        List.of(
            new String[] {"common", "storage", "s3", "bucketnames"},
            new String[] {"storage_config", "aws", "bucketnames"},
            new String[] {"storage_config", "object_store", "s3", "bucket_name"})) {
      Optional<String> names = Fields.text(document(), path);
      if (names.isPresent()) {
        return List.of(names.orElseThrow().split("\\s*,\\s*"));
      }
    }
    return List.of();
  }

  private Duration duration(Duration otherwise, String... path) {
    return Fields.text(document(), path).flatMap(PrometheusDuration::parse).orElse(otherwise);
  }
}
