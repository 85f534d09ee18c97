package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Proves that a Fluent Bit loses no record that it has read, as long as its buffers are not full:
 * what it keeps lies on the node, retries are said, and the node has room. Recognised by its image.
 */
final class LogPathCheck implements UnitCheck {

  /** The kubelet evicts pods when less than this share of the disk of images is free. */
  private static final BigDecimal USABLE = new BigDecimal("0.85");

  private static final BigDecimal GIBI = BigDecimal.valueOf(1024L * 1024L * 1024L);

  @Override
  public Code code() {
    return Code.CHECK_LOG_PATH;
  }

  @Override
  public String relation() {
    return "Fluent Bit buffers in files; chunks, places in files (`db`) and files to upload"
        + " (`store_dir`) lie apart on a host path that it may write to; every output says"
        + " its retries and its bound on disk, whose sum is at most 85 % of the node's"
        + " volume (the kubelet evicts pods above); its labels are fixed; it has longer to"
        + " stop than its `grace`";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    Region region = fleet.regions().get(unit.id().region());
    if (unit.id() instanceof UnitId.OfComponent && region != null) {
      List<KubernetesObject> objects = unit.objects();
      List<Program> shippers = Program.named("fluent-bit", objects);
      List<EmbeddedConfig> configs = shippers.isEmpty() ? List.of() : EmbeddedConfig.of(objects);
      for (Program shipper : shippers) {
        Optional<EmbeddedConfig> config =
            EmbeddedConfig.mounted(shipper.pods(), configs, LogShipper.PIPELINE);
        if (config.isPresent()) {
          new Judge(new LogShipper(shipper, config.orElseThrow()), diagnostics).judge(region);
        } else {
          String message =
              "%s mounts no ConfigMap of its unit with a `pipeline`, so that nothing is known of its buffers"
                  .formatted(shipper.owner().title());
          diagnostics.add(Diagnostic.of(code(), shipper.owner().origin(), message));
        }
      }
    }
  }

  /** Judges one Fluent Bit. */
  private final class Judge {
    private final LogShipper shipper;
    private final EmbeddedConfig config;
    private final Diagnostics diagnostics;

    Judge(LogShipper shipper, Diagnostics diagnostics) {
      this.shipper = shipper;
      this.config = shipper.config();
      this.diagnostics = diagnostics;
    }

    void judge(Region region) {
      onNode("service.storage.path", shipper.service("storage.path"));
      for (MappingNode input : shipper.inputs()) {
        input(input);
      }
      for (MappingNode output : shipper.outputs()) {
        output(output);
      }
      apart("db", shipper.inputs());
      apart("store_dir", shipper.outputs());
      disk(region);
      grace();
    }

    private void input(MappingNode input) {
      String name = LogShipper.name(input);
      if (!Fields.text(input, "storage.type").orElse("memory").equals("filesystem")) {
        add("input `%s` buffers in memory, expected `storage.type: filesystem`".formatted(name));
      }
      if (Fields.text(input, "name").orElse("").equals("tail")) {
        onNode("db of input `%s`".formatted(name), Fields.text(input, "db"));
      }
    }

    private void output(MappingNode output) {
      String name = LogShipper.name(output);
      boolean isUpload = LogShipper.isUpload(output);
      Optional<String> retries = Fields.text(output, "retry_limit");
      if (retries.isEmpty()) {
        add("output `%s` says no `retry_limit`, and gives up after one retry".formatted(name));
      } else if (isUpload && !retries.orElseThrow().matches("[1-9][0-9]*")) {
        add(
            "output `%s` has the `retry_limit` `%s`, which s3 takes for 5: expected a number"
                .formatted(name, retries.orElseThrow()));
      } else if (retries.orElseThrow().matches("0|no_retries")) {
        add("output `%s` never retries".formatted(name));
      }
      String bound = LogShipper.bound(output);
      if (LogShipper.bytes(output, bound).filter(bytes -> bytes.signum() > 0).isEmpty()) {
        add("output `%s` has no `%s`, so that it may fill the disk".formatted(name, bound));
      }
      if (isUpload) {
        onNode("store_dir of output `%s`".formatted(name), Fields.text(output, "store_dir"));
      }
      labels(output, name);
    }

    private void labels(MappingNode output, String name) {
      boolean isLoki = Fields.text(output, "name").orElse("").equals("loki");
      if (!isLoki) {
        return;
      }
      for (String key : List.of("auto_kubernetes_labels", "label_keys", "label_map_path")) {
        Optional<String> value = Fields.text(output, key);
        if (value.filter(text -> !text.equals("false") && !text.equals("off")).isPresent()) {
          add(
              "output `%s` takes labels from records by `%s`, and each new value is a new stream"
                  .formatted(name, key));
        }
      }
      if (LogShipper.labels(output).isEmpty()) {
        add("output `%s` has no `labels`".formatted(name));
      }
    }

    private void onNode(String what, Optional<String> path) {
      if (path.isEmpty()) {
        add("`%s` is not set, so that a restart loses what it would hold".formatted(what));
      } else if (!shipper.program().isOnNode(path.orElseThrow())) {
        add(
            "`%s` is `%s`, expected a path in a volume of the node that may be written to"
                .formatted(what, path.orElseThrow()));
      }
    }

    private void apart(String key, List<MappingNode> plugins) {
      TreeSet<String> seen = new TreeSet<>();
      for (MappingNode plugin : plugins) {
        Optional<String> path = Fields.text(plugin, key);
        if (path.isPresent() && !seen.add(path.orElseThrow())) {
          add("two plugins have the %s `%s`".formatted(key, path.orElseThrow()));
        }
      }
    }

    private void disk(Region region) {
      long volume = Fields.integer(region.spec(), "nodes", "volumeGiB").orElse(0L);
      BigDecimal room = GIBI.multiply(BigDecimal.valueOf(volume)).multiply(USABLE);
      BigDecimal sum = shipper.disk();
      if (sum.compareTo(room) > 0) {
        String message =
            "the buffers of %s take up to %s, but a node's volume of %d GiB has %s before the kubelet evicts pods"
                .formatted(
                    shipper.program().owner().title(),
                    ByteSize.print(sum),
                    volume,
                    ByteSize.print(room));
        diagnostics.add(
            Finding.of(
                code(),
                config.origin(),
                message,
                Fields.origin(region.spec(), "nodes", "volumeGiB"),
                "the volume of a node of region `" + region.name() + "`"));
      }
    }

    private void grace() {
      long grace = Fields.integer(config.document(), "service", "grace").orElse(5L);
      long stop = shipper.program().pods().gracePeriod();
      if (stop <= grace) {
        String message =
            "terminationGracePeriodSeconds %d of %s is not above the %d s of `service.grace`"
                .formatted(stop, shipper.program().owner().title(), grace);
        diagnostics.add(
            Finding.of(
                code(),
                Fields.origin(shipper.program().pods().spec(), "terminationGracePeriodSeconds"),
                message,
                config.origin(),
                "the configuration"));
      }
    }

    private void add(String what) {
      String message = "%s of %s: %s".formatted(config.key(), config.owner().title(), what);
      diagnostics.add(
          Diagnostic.of(code(), config.origin(), "`" + message.replaceFirst(" of ", "` of ")));
    }
  }
}
