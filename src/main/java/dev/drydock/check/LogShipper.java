package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Fluent Bit with its configuration.
 *
 * @param program the container
 * @param config the document with its pipeline
 */
record LogShipper(Program program, EmbeddedConfig config) {

  static final String PIPELINE = "pipeline";

  /**
   * The least that a node is taken to log, in bytes a second. Retries without end wait as long as a
   * buffer takes to fill, which is longest on the quietest node.
   */
  static final long QUIETEST_BYTES = 10_000;

  /** How long Fluent Bit waits for the next retry at most, where nothing is said. */
  private static final long DEFAULT_CAP_SECONDS = 2000;

  Optional<String> service(String key) {
    return Fields.text(config.document(), "service", key);
  }

  List<MappingNode> inputs() {
    return Fields.maps(config.document(), PIPELINE, "inputs");
  }

  List<MappingNode> outputs() {
    return Fields.maps(config.document(), PIPELINE, "outputs");
  }

  static String name(MappingNode plugin) {
    return Fields.text(plugin, "alias").or(() -> Fields.text(plugin, "name")).orElse("");
  }

  /** Returns whether an output keeps files of its own before it sends them. */
  static boolean isUpload(MappingNode output) {
    return Fields.text(output, "name").orElse("").equals("s3");
  }

  /** Returns the key that bounds what an output keeps on disk. */
  static String bound(MappingNode output) {
    return isUpload(output) ? "store_dir_limit_size" : "storage.total_limit_size";
  }

  static Optional<BigDecimal> bytes(MappingNode map, String key) {
    return Fields.text(map, key).flatMap(ByteSize::parse);
  }

  /** Returns the most that all buffers together take on the node. */
  BigDecimal disk() {
    BigDecimal sum = BigDecimal.ZERO;
    for (MappingNode output : outputs()) {
      sum = sum.add(bytes(output, bound(output)).orElse(BigDecimal.ZERO));
      sum =
          isUpload(output)
              ? sum.add(bytes(output, "storage.total_limit_size").orElse(BigDecimal.ZERO))
              : sum;
    }
    boolean keepsRejected =
        service("storage.keep.rejected").filter(text -> text.matches("true|on|1")).isPresent();
    return keepsRejected
        ? sum.add(
            service("storage.rejected.limit").flatMap(ByteSize::parse).orElse(BigDecimal.ZERO))
        : sum;
  }

  /** Returns the names of an output's labels, of {@code name=value} and {@code $name}. */
  static List<String> labels(MappingNode output) {
    List<String> names = new ArrayList<>();
    for (String label : Fields.text(output, "labels").orElse("").split(",", /* limit= */ -1)) {
      String name = label.split("=", /* limit= */ 2)[0].strip();
      if (!name.isEmpty()) {
        names.add(name.startsWith("$") ? name.substring(1) : name);
      }
    }
    return names;
  }

  /** Returns how old a record may be when an output delivers it at last. */
  Duration age(MappingNode output) {
    BigDecimal bytes = bytes(output, bound(output)).orElse(BigDecimal.ZERO);
    Duration full =
        Duration.ofSeconds(
            bytes
                .divide(BigDecimal.valueOf(QUIETEST_BYTES), /* scale= */ 0, RoundingMode.CEILING)
                .longValue());
    Optional<Long> retries = Fields.integer(output, "retry_limit");
    if (retries.isEmpty()) {
      return full;
    }
    long cap =
        Fields.integer(config.document(), "service", "scheduler.cap").orElse(DEFAULT_CAP_SECONDS);
    Duration given = Duration.ofSeconds(cap * retries.orElseThrow());
    return given.compareTo(full) < 0 ? given : full;
  }
}
