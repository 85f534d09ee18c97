package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Proves that logs and metrics are kept as long as is said, and that what still holds them is not
 * emptied before. Loki's own check of its configuration lets all of this pass.
 */
final class RetentionLadderCheck implements UnitCheck {

  /** An index table spans a day, and goes when all of it is too old. */
  private static final Duration TABLE = Duration.ofHours(24);

  private static final List<String> OBJECT_STORES =
      List.of("alibabacloud", "aws", "azure", "bos", "cos", "filesystem", "gcs", "s3", "swift");

  /** A bare number means months, and what is less than a day is refused. */
  private static final Pattern METRICS_RETENTION =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([hdwMy])");

  @Override
  public Code code() {
    return Code.CHECK_RETENTION_LADDER;
  }

  @Override
  public String relation() {
    return "lifecycle of the bucket > Loki's retention_period + 24 h table + retention_delete_delay"
        + " + max_chunk_age; reject age <= retention_period; max_query_lookback ="
        + " retention_period; retention is on, with a known store of delete requests, schema"
        + " v13, tsdb, 24 h tables in ascending order; replication_factor <= replicas, and"
        + " one replica with a ring in memory; VictoriaMetrics' -retentionPeriod has a unit"
        + " and is at least a day";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    Region region = fleet.regions().get(unit.id().region());
    if (unit.id() instanceof UnitId.OfComponent && region != null) {
      List<KubernetesObject> objects = unit.objects();
      if (!Program.named("loki", objects).isEmpty()) {
        logs(objects, region, diagnostics);
      }
      Program.named("victoria-metrics", objects).forEach(store -> metrics(store, diagnostics));
    }
  }

  private void logs(List<KubernetesObject> objects, Region region, Diagnostics diagnostics) {
    List<LogStore> stores = LogStore.of(objects, EmbeddedConfig.of(objects));
    for (Program program : Program.named("loki", objects)) {
      if (stores.stream().noneMatch(store -> store.program().equals(program))) {
        String message =
            "%s mounts no ConfigMap of its unit with a `%s`, so that nothing is known of its retention"
                .formatted(program.owner().title(), LogStore.SCHEMA);
        diagnostics.add(Diagnostic.of(code(), program.owner().origin(), message));
      }
    }
    for (LogStore store : stores) {
      Judge judge = new Judge(store, diagnostics);
      judge.retention();
      judge.bucket(region);
      judge.schema();
      judge.ring(Replicas.of(store.program().owner(), objects));
    }
  }

  private void metrics(Program store, Diagnostics diagnostics) {
    Flags flags = Flags.of(store.container());
    String value = flags.value("retentionPeriod").orElse("");
    boolean isClear = METRICS_RETENTION.matcher(value).matches();
    if (!isClear || isShort(value)) {
      String message =
          "-retentionPeriod of %s is `%s`, expected a number with one of the units h, d, w, M, y, at least a day"
              .formatted(store.owner().title(), value);
      diagnostics.add(
          Diagnostic.of(code(), flags.origin("retentionPeriod"), message)
              .withHint("without a unit it means months"));
    }
  }

  private static boolean isShort(String value) {
    double number = Double.parseDouble(value.substring(0, value.length() - 1));
    return number == 0
        || (value.endsWith("h") && number < 24)
        || (value.endsWith("d") && number < 1);
  }

  /** Judges one Loki. */
  private final class Judge {
    private final LogStore store;
    private final Diagnostics diagnostics;

    Judge(LogStore store, Diagnostics diagnostics) {
      this.store = store;
      this.diagnostics = diagnostics;
    }

    void retention() {
      MappingNode document = store.document();
      if (!Fields.isTrue(document, "compactor", "retention_enabled")
          || store.retention().isZero()) {
        add(
            "nothing is ever deleted: expected `compactor.retention_enabled: true` and a"
                + " `limits_config.retention_period`");
      }
      String requests = Fields.text(document, "compactor", "delete_request_store").orElse("");
      if (!OBJECT_STORES.contains(requests)) {
        add(
            "`compactor.delete_request_store` is `%s`, expected one of `%s`"
                .formatted(requests, String.join("`, `", OBJECT_STORES)));
      }
      if (!Fields.flag(document, "limits_config", "reject_old_samples").orElse(true)) {
        add(
            "`limits_config.reject_old_samples` is off, so that records come in which are deleted"
                + " at once");
      }
      if (store.rejectAge().compareTo(store.retention()) > 0) {
        add(
            "`limits_config.reject_old_samples_max_age` %s is above the retention of %s"
                .formatted(print(store.rejectAge()), print(store.retention())));
      }
      if (!store.lookback().equals(store.retention())) {
        add(
            "`limits_config.max_query_lookback` is %s, expected the retention of %s"
                .formatted(print(store.lookback()), print(store.retention())));
      }
    }

    void bucket(Region region) {
      Duration needed =
          store.retention().plus(TABLE).plus(store.deleteDelay()).plus(store.chunkAge());
      for (String bucket : store.buckets()) {
        for (String[] path : List.of(new String[] {"logs"}, new String[] {"logs", "loki"})) {
          Optional<MappingNode> logs = region.spec().map(path);
          boolean isThis =
              logs.flatMap(each -> Fields.text(each, "bucket")).filter(bucket::equals).isPresent();
          Optional<Long> days = logs.flatMap(each -> Fields.integer(each, "lifecycleDays"));
          if (isThis
              && days.isPresent()
              && Duration.ofDays(days.orElseThrow()).compareTo(needed) <= 0) {
            lifecycle(
                bucket,
                days.orElseThrow(),
                needed,
                Fields.origin(logs.orElseThrow(), "lifecycleDays"));
          }
        }
      }
    }

    private void lifecycle(String bucket, long days, Duration needed, Origin origin) {
      String message =
          "the bucket `%s` deletes objects after %d h, expected more than %s = %s retention + %s table + %s delete delay + %s chunk age"
              .formatted(
                  bucket,
                  days * 24,
                  print(needed),
                  print(store.retention()),
                  print(TABLE),
                  print(store.deleteDelay()),
                  print(store.chunkAge()));
      diagnostics.add(
          Finding.of(code(), store.origin(), message, origin, "the bucket's lifecycle"));
    }

    void schema() {
      List<MappingNode> periods = store.periods();
      String before = "";
      for (MappingNode period : periods) {
        String from = Fields.text(period, "from").orElse("");
        if (from.compareTo(before) <= 0) {
          add("the schema of `%s` does not follow that of `%s`".formatted(from, before));
        }
        before = from;
        if (!Fields.text(period, "index", "period").orElse("").equals("24h")) {
          add(
              "the schema of `%s` has not the `index.period` `24h`, which retention needs"
                  .formatted(from));
        }
      }
      MappingNode now = periods.isEmpty() ? store.document() : periods.getLast();
      String version = Fields.text(now, "schema").orElse("");
      String index = Fields.text(now, "store").orElse("");
      if (!version.equals("v13") || !index.equals("tsdb")) {
        add(
            "the schema that counts now is `%s` in `%s`, expected `v13` in `tsdb`"
                .formatted(version, index));
      }
    }

    void ring(Replicas replicas) {
      long copies = Fields.integer(store.document(), "common", "replication_factor").orElse(3L);
      String ring =
          Fields.text(store.document(), "common", "ring", "kvstore", "store").orElse("memberlist");
      if (ring.equals("inmemory") && replicas.maximum() > 1) {
        others("the ring is in memory, which only one replica has", replicas);
      }
      if (copies > replicas.minimum()) {
        others("`common.replication_factor` is %d".formatted(copies), replicas);
      }
    }

    private void others(String what, Replicas replicas) {
      String message =
          "%s, but %s has %s"
              .formatted(
                  store.config().title("common") + ": " + what,
                  store.program().owner().title(),
                  Finding.count(replicas.maximum(), "replica"));
      diagnostics.add(
          Finding.of(
              code(), store.origin(), message, replicas.maximumOrigin(), "the number of replicas"));
    }

    private static String print(Duration duration) {
      return PrometheusDuration.print(duration);
    }

    private void add(String what) {
      String message =
          "`%s` of %s: %s".formatted(store.config().key(), store.config().owner().title(), what);
      diagnostics.add(Diagnostic.of(code(), store.origin(), message));
    }
  }
}
