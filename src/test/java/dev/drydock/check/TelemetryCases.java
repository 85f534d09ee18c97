package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_ALERTS;
import static dev.drydock.diag.Code.CHECK_DASHBOARDS;
import static dev.drydock.diag.Code.CHECK_DEDUPLICATION;
import static dev.drydock.diag.Code.CHECK_LOG_INTAKE;
import static dev.drydock.diag.Code.CHECK_LOG_PATH;
import static dev.drydock.diag.Code.CHECK_METRICS_QUEUE;
import static dev.drydock.diag.Code.CHECK_RETENTION_LADDER;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cases of the checks on logs and metrics. */
final class TelemetryCases {

  private static final String NOTIFIER =
      "        - -notifier.url=http://alertmanager.example.com:9093\n";
  private static final String QUEUE = "maxDiskUsagePerURL=4GB";
  private static final String TOKEN = "bearerTokenFile=,/etc/token";

  private TelemetryCases() {}

  private static UnaryOperator<Scenario> collector(String old, String replacement) {
    return edit("eu/fluent-bit", old, replacement);
  }

  private static UnaryOperator<Scenario> telemetry(String old, String replacement) {
    return edit("eu/telemetry", old, replacement);
  }

  private static UnaryOperator<Scenario> replicas(String name, int number) {
    String old = "  replicas: 1\n  selector: {matchLabels: {app.kubernetes.io/name: " + name + "}}";
    return telemetry(old, old.replace("replicas: 1", "replicas: " + number));
  }

  private static UnaryOperator<Scenario> deduplicated(String span) {
    return both(
        replicas("vmagent", 2),
        telemetry(
            "- -retentionPeriod=90d",
            "- -retentionPeriod=90d\n        - -dedup.minScrapeInterval=" + span));
  }

  private static UnaryOperator<Scenario> lifecycle(int days) {
    String loki =
        "flags-logs-eu-loki, roleArn: \"arn:aws:iam::111122223333:role/flags-logs\", lifecycleDays:"
            + " ";
    return edit("fleet", loki + 14, loki + days);
  }

  private static final List<CheckCase> LOGS =
      List.of(
          fires(
              CHECK_LOG_PATH,
              "a buffer in memory",
              "`fluent-bit.yaml` of ConfigMap `fluent-bit`: input `tail` buffers in memory",
              collector("        storage.type: filesystem\n", "")),
          fires(
              CHECK_LOG_PATH,
              "a buffer in the pod",
              "`service.storage.path` is `/tmp/chunks`, expected a path in a volume of the node"
                  + " that may be written to",
              collector("/var/lib/fluent-bit/chunks", "/tmp/chunks")),
          fires(
              CHECK_LOG_PATH,
              "a buffer where nothing may be written",
              "`service.storage.path` is `/var/log/chunks`",
              collector("/var/lib/fluent-bit/chunks", "/var/log/chunks")),
          fires(
              CHECK_LOG_PATH,
              "a buffer on a volume that goes with the pod",
              "`service.storage.path` is `/var/lib/fluent-bit/chunks`",
              collector(
                  "{name: buffers, hostPath: {path: /var/lib/fluent-bit}}",
                  "{name: buffers, emptyDir: {}}")),
          fires(
              CHECK_LOG_PATH,
              "no place for the buffer",
              "`service.storage.path` is not set",
              collector("      storage.path: /var/lib/fluent-bit/chunks\n", "")),
          fires(
              CHECK_LOG_PATH,
              "places in files that are forgotten",
              "`db of input `tail`` is not set",
              collector("        db: /var/lib/fluent-bit/tail.db\n", "")),
          fires(
              CHECK_LOG_PATH,
              "files to upload in the pod",
              "`store_dir of output `s3`` is not set",
              collector("        store_dir: /var/lib/fluent-bit/s3\n", "")),
          fires(
              CHECK_LOG_PATH,
              "two outputs in one folder",
              "two plugins have the store_dir `/var/lib/fluent-bit/s3`",
              collector(
                  "      - name: s3\n",
                  "      - {name: s3, alias: more, store_dir: /var/lib/fluent-bit/s3,"
                      + " store_dir_limit_size: 1G, retry_limit: 1}\n      - name: s3\n")),
          fires(
              CHECK_LOG_PATH,
              "one retry by default",
              "output `loki` says no `retry_limit`",
              collector("        retry_limit: no_limits\n", "")),
          fires(
              CHECK_LOG_PATH,
              "no retry",
              "output `s3` has the `retry_limit` `no_retries`",
              collector("retry_limit: 10", "retry_limit: no_retries")),
          fires(
              CHECK_LOG_PATH,
              "no retry of Loki",
              "output `loki` never retries",
              collector("retry_limit: no_limits", "retry_limit: 0")),
          fires(
              CHECK_LOG_PATH,
              "retries without end that are five",
              "output `s3` has the `retry_limit` `no_limits`, which s3 takes for 5",
              collector("retry_limit: 10", "retry_limit: no_limits")),
          silent(
              CHECK_LOG_PATH,
              "one retry that is said",
              collector("retry_limit: 10", "retry_limit: 1")),
          fires(
              CHECK_LOG_PATH,
              "a buffer without bound",
              "output `loki` has no `storage.total_limit_size`",
              collector("        storage.total_limit_size: 4G\n", "")),
          fires(
              CHECK_LOG_PATH,
              "uploads without bound",
              "output `s3` has no `store_dir_limit_size`",
              collector("store_dir_limit_size: 2G", "store_dir_limit_size: 0")),
          fires(
              CHECK_LOG_PATH,
              "buffers larger than the node",
              "the buffers of DaemonSet `fluent-bit` take up to 69 GiB, but a node's volume of 80"
                  + " GiB has 68 GiB",
              both(
                  collector("total_limit_size: 4G", "total_limit_size: 60G"),
                  collector("store_dir_limit_size: 2G", "store_dir_limit_size: 9G"))),
          silent(
              CHECK_LOG_PATH,
              "buffers as large as what the node has",
              both(
                  collector("total_limit_size: 4G", "total_limit_size: 60G"),
                  collector("store_dir_limit_size: 2G", "store_dir_limit_size: 8G"))),
          fires(
              CHECK_LOG_PATH,
              "what was rejected and is kept",
              "take up to 68.1 GiB",
              both(
                  both(
                      collector("total_limit_size: 4G", "total_limit_size: 60G"),
                      collector("store_dir_limit_size: 2G", "store_dir_limit_size: 8G")),
                  collector(
                      "      grace: 30\n",
                      "      grace: 30\n      storage.keep.rejected: true\n      storage.rejected.limit: 100M\n"))),
          fires(
              CHECK_LOG_PATH,
              "labels that records choose",
              "output `loki` takes labels from records by `auto_kubernetes_labels`",
              collector(
                  "        retry_limit: no_limits\n",
                  "        retry_limit: no_limits\n        auto_kubernetes_labels: true\n")),
          fires(
              CHECK_LOG_PATH,
              "no labels",
              "output `loki` has no `labels`",
              collector(
                  "        labels: job=fluent-bit, namespace=$kubernetes['namespace_name'],"
                      + " $stream\n",
                  "")),
          fires(
              CHECK_LOG_PATH,
              "no longer to stop than its grace",
              "terminationGracePeriodSeconds 60 of DaemonSet `fluent-bit` is not above the 60 s of"
                  + " `service.grace`",
              collector("      grace: 30\n", "      grace: 60\n")),
          silent(
              CHECK_LOG_PATH,
              "a second longer to stop than its grace",
              collector("      grace: 30\n", "      grace: 59\n")),
          fires(
              CHECK_LOG_PATH,
              "a configuration that nobody sees",
              "DaemonSet `fluent-bit` mounts no ConfigMap of its unit with a `pipeline`",
              collector(
                  "{name: config, configMap: {name: fluent-bit}}",
                  "{name: config, configMap: {name: other}}")),
          fires(
              CHECK_LOG_INTAKE,
              "a buffer that takes longer to fill than Loki takes",
              "DaemonSet `fluent-bit` may deliver a record 644246 s late, but StatefulSet `loki`"
                  + " refuses what is older than 168 h",
              collector("total_limit_size: 4G", "total_limit_size: 6G")),
          silent(
              CHECK_LOG_INTAKE,
              "a buffer that is full before",
              collector("total_limit_size: 4G", "total_limit_size: 5G")),
          silent(
              CHECK_LOG_INTAKE,
              "retries that end before",
              both(
                  collector("total_limit_size: 4G", "total_limit_size: 6G"),
                  collector("retry_limit: no_limits", "retry_limit: 10080"))),
          fires(
              CHECK_LOG_INTAKE,
              "retries that end too late",
              "may deliver a record 604860 s late",
              both(
                  collector("total_limit_size: 4G", "total_limit_size: 6G"),
                  collector("retry_limit: no_limits", "retry_limit: 10081"))),
          fires(
              CHECK_LOG_INTAKE,
              "more labels than Loki takes",
              "gives a stream 3 labels, but StatefulSet `loki` takes at most 2",
              telemetry(
                  "retention_period: 168h",
                  "retention_period: 168h\n      max_label_names_per_series: 2")),
          silent(
              CHECK_LOG_INTAKE,
              "as many labels as Loki takes",
              telemetry(
                  "retention_period: 168h",
                  "retention_period: 168h\n      max_label_names_per_series: 3")));

  private static final List<CheckCase> RETENTION =
      List.of(
          fires(
              CHECK_RETENTION_LADDER,
              "a bucket that is emptied first",
              "the bucket `flags-logs-eu-loki` deletes objects after 192 h, expected more than 196"
                  + " h = 168 h retention + 24 h table + 2 h delete delay + 2 h chunk age",
              lifecycle(8)),
          silent(CHECK_RETENTION_LADDER, "a bucket that is emptied after", lifecycle(9)),
          fires(
              CHECK_RETENTION_LADDER,
              "a bucket that is emptied at the same time",
              "after 216 h, expected more than 216 h",
              both(
                  lifecycle(9),
                  telemetry("retention_delete_delay: 2h", "retention_delete_delay: 22h"))),
          fires(
              CHECK_RETENTION_LADDER,
              "nothing that deletes",
              "nothing is ever deleted",
              telemetry("retention_enabled: true", "retention_enabled: false")),
          fires(
              CHECK_RETENTION_LADDER,
              "a store of delete requests that is none",
              "`compactor.delete_request_store` is `bucket`",
              telemetry("delete_request_store: s3", "delete_request_store: bucket")),
          fires(
              CHECK_RETENTION_LADDER,
              "records of any age",
              "`limits_config.reject_old_samples` is off",
              telemetry("reject_old_samples: true", "reject_old_samples: false")),
          fires(
              CHECK_RETENTION_LADDER,
              "records that are deleted at once",
              "`limits_config.reject_old_samples_max_age` 169 h is above the retention of 168 h",
              telemetry("reject_old_samples_max_age: 7d", "reject_old_samples_max_age: 7d1h")),
          silent(
              CHECK_RETENTION_LADDER,
              "younger records alone",
              telemetry("reject_old_samples_max_age: 7d", "reject_old_samples_max_age: 167h")),
          fires(
              CHECK_RETENTION_LADDER,
              "queries that reach less far",
              "`limits_config.max_query_lookback` is 167 h, expected the retention of 168 h",
              telemetry("max_query_lookback: 1w", "max_query_lookback: 167h")),
          fires(
              CHECK_RETENTION_LADDER,
              "an old schema",
              "the schema that counts now is `v12` in `tsdb`, expected `v13` in `tsdb`",
              telemetry("schema: v13", "schema: v12")),
          fires(
              CHECK_RETENTION_LADDER,
              "tables of a week",
              "has not the `index.period` `24h`",
              telemetry("period: 24h", "period: 168h")),
          fires(
              CHECK_RETENTION_LADDER,
              "schemas out of order",
              "the schema of `2025-12-31` does not follow that of `2026-01-01`",
              schema("2025-12-31")),
          silent(CHECK_RETENTION_LADDER, "schemas in order", schema("2026-01-02")),
          fires(
              CHECK_RETENTION_LADDER,
              "two replicas that know nothing of each other",
              "the ring is in memory, which only one replica has, but StatefulSet `loki` has 2"
                  + " replicas",
              replicas("loki", 2)),
          fires(
              CHECK_RETENTION_LADDER,
              "more copies than replicas",
              "`common.replication_factor` is 2, but StatefulSet `loki` has 1 replica",
              telemetry("replication_factor: 1", "replication_factor: 2")),
          fires(
              CHECK_RETENTION_LADDER,
              "a configuration that nobody sees",
              "StatefulSet `loki` mounts no ConfigMap of its unit with a `schema_config`",
              telemetry("configMap: {name: loki}", "configMap: {name: other}")),
          fires(
              CHECK_RETENTION_LADDER,
              "months by accident",
              "-retentionPeriod of StatefulSet `victoria-metrics` is `90`",
              telemetry("retentionPeriod=90d", "retentionPeriod=90")),
          fires(
              CHECK_RETENTION_LADDER,
              "no retention that is said",
              "-retentionPeriod of StatefulSet `victoria-metrics` is ``",
              telemetry("        - -retentionPeriod=90d\n", "")),
          fires(
              CHECK_RETENTION_LADDER,
              "less than a day",
              "-retentionPeriod of StatefulSet `victoria-metrics` is `23h`",
              telemetry("retentionPeriod=90d", "retentionPeriod=23h")),
          silent(
              CHECK_RETENTION_LADDER,
              "a day",
              telemetry("retentionPeriod=90d", "retentionPeriod=24h")));

  private static UnaryOperator<Scenario> schema(String from) {
    return telemetry(
        "      - {from: \"2026-01-01\"",
        "      - {from: \"2026-01-01\", store: tsdb, object_store: s3, schema: v13, index: {prefix:"
            + " index_, period: 24h}}\n      - {from: \""
            + from
            + "\"");
  }

  private static final List<CheckCase> METRICS =
      List.of(
          fires(
              CHECK_METRICS_QUEUE,
              "a volume too small for two queues and a fifth",
              "the volume of StatefulSet `vmagent` has 8.94 GiB, less than 8.94 GiB = 2 addresses x"
                  + " their queues + 20 %",
              telemetry("storage: 9600M", "storage: \"9599999999\"")),
          fires(
              CHECK_METRICS_QUEUE,
              "one address more",
              "3 addresses x their queues + 20 %",
              telemetry(
                  "        - -remoteWrite.bearerTokenFile",
                  "        - -remoteWrite.url=https://more.example.com\n        - -remoteWrite.bearerTokenFile")),
          silent(
              CHECK_METRICS_QUEUE, "smaller queues", telemetry(QUEUE, "maxDiskUsagePerURL=3.5GB")),
          silent(
              CHECK_METRICS_QUEUE,
              "a queue for each address",
              telemetry(QUEUE, "maxDiskUsagePerURL=1GB,7GB")),
          fires(
              CHECK_METRICS_QUEUE,
              "a queue that is no multiple",
              "-remoteWrite.maxDiskUsagePerURL of StatefulSet `vmagent` is `3.6GB`",
              telemetry(QUEUE, "maxDiskUsagePerURL=3.6GB")),
          fires(
              CHECK_METRICS_QUEUE,
              "a queue below the least",
              "is `500MB`, expected a multiple of 500MB of at least 1GB",
              telemetry(QUEUE, "maxDiskUsagePerURL=500MB")),
          silent(
              CHECK_METRICS_QUEUE, "the least queue", telemetry(QUEUE, "maxDiskUsagePerURL=1GB")),
          fires(
              CHECK_METRICS_QUEUE,
              "a queue without bound",
              "-remoteWrite.maxDiskUsagePerURL of StatefulSet `vmagent` is ``",
              telemetry("        - -remoteWrite.maxDiskUsagePerURL=4GB\n", "")),
          fires(
              CHECK_METRICS_QUEUE,
              "queues in the pod",
              "the queues of StatefulSet `vmagent` in `/tmp` do not lie in a volume of a volume"
                  + " claim template",
              telemetry("tmpDataPath=/data", "tmpDataPath=/tmp")),
          fires(
              CHECK_METRICS_QUEUE,
              "a list for other addresses",
              "-remoteWrite.bearerTokenFile of StatefulSet `vmagent` has 3 items, expected 1 or as"
                  + " many as the 2 remote writes",
              telemetry(TOKEN, TOKEN + ",")),
          silent(
              CHECK_METRICS_QUEUE,
              "one item for all addresses",
              telemetry(TOKEN, "bearerTokenFile=/etc/token")),
          fires(
              CHECK_METRICS_QUEUE,
              "shares for pods that are not there",
              "-promscrape.cluster.membersCount of StatefulSet `vmagent` is 2, but it has 1"
                  + " replica",
              telemetry(
                  "        - " + "-remoteWrite.tmpDataPath",
                  "        - -promscrape.cluster.membersCount=2\n        - -remoteWrite.tmpDataPath")),
          fires(
              CHECK_METRICS_QUEUE,
              "pods that do not share",
              "-promscrape.cluster.membersCount of StatefulSet `vmagent` is 1, but it has 2"
                  + " replicas",
              replicas("vmagent", 2)),
          silent(
              CHECK_METRICS_QUEUE,
              "as many shares as pods",
              both(
                  replicas("vmagent", 2),
                  telemetry(
                      "        - " + "-remoteWrite.tmpDataPath",
                      "        - -promscrape.cluster.membersCount=2\n        - -remoteWrite.tmpDataPath"))),
          fires(
              CHECK_METRICS_QUEUE,
              "a scrape that outlasts its interval",
              "job `platform` of `scrape.yaml` in ConfigMap `vmagent` may take 31 s for a scrape"
                  + " every 30 s",
              telemetry("scrape_timeout: 10s", "scrape_timeout: 31s")),
          silent(
              CHECK_METRICS_QUEUE,
              "a scrape as long as its interval",
              telemetry("scrape_timeout: 10s", "scrape_timeout: 30s")),
          fires(
              CHECK_DEDUPLICATION,
              "samples that count twice",
              "-dedup.minScrapeInterval of StatefulSet `victoria-metrics` is 0 s, but the pods of"
                  + " StatefulSet `vmagent` scrape the same targets every 30 s",
              replicas("vmagent", 2)),
          fires(CHECK_DEDUPLICATION, "another span", "is 15 s, but", deduplicated("15s")),
          silent(CHECK_DEDUPLICATION, "the same span", deduplicated("30s")),
          silent(
              CHECK_DEDUPLICATION,
              "a store that nobody writes to",
              both(
                  replicas("vmagent", 2),
                  telemetry(
                      "remoteWrite.url=http://victoria-metrics.observability.svc",
                      "remoteWrite.url=http://other.observability.svc"))),
          fires(
              CHECK_ALERTS,
              "nobody to tell",
              "Deployment `vmalert` has 0 notifiers",
              telemetry(NOTIFIER, "")),
          fires(
              CHECK_ALERTS,
              "two to tell",
              "Deployment `vmalert` has 2 notifiers, expected exactly one",
              telemetry(NOTIFIER, NOTIFIER + "        - -notifier.config=/etc/notifier.yaml\n")),
          fires(
              CHECK_ALERTS,
              "a hole",
              "-notifier.blackhole of Deployment `vmalert` sends every alert nowhere",
              telemetry(NOTIFIER, NOTIFIER + "        - -notifier.blackhole\n")),
          fires(
              CHECK_ALERTS,
              "no rules",
              "Deployment `vmalert` has no `-rule`, and judges nothing",
              telemetry("        - -rule=/etc/vmalert/*.yaml\n", "")),
          silent(
              CHECK_ALERTS,
              "a file that says whom to tell",
              telemetry(NOTIFIER, "        - -notifier.config=/etc/notifier.yaml\n")),
          fires(
              CHECK_DASHBOARDS,
              "a data source that is not there",
              "dashboard `edge.json` of ConfigMap `grafana-dashboards` asks the data source"
                  + " `metrics`, which is not provisioned",
              telemetry("uid: metrics, type", "uid: numbers, type")),
          fires(
              CHECK_DASHBOARDS,
              "a data source by its name",
              "dashboard `tenants.json` of ConfigMap `grafana-dashboards` asks the data source"
                  + " `Logs`",
              telemetry("\"datasource\": \"logs\"", "\"datasource\": \"Logs\"")),
          fires(
              CHECK_DASHBOARDS,
              "a variable for a type that is not there",
              "offers data sources of the type `loki`, of which none is provisioned",
              telemetry("uid: logs, type: loki", "uid: logs, type: elasticsearch")),
          fires(
              CHECK_DASHBOARDS,
              "a variable that is not there",
              "asks the data source `${other}`",
              telemetry("\"${source}\"", "\"${other}\"")),
          fires(
              CHECK_DASHBOARDS,
              "two dashboards of one name",
              "dashboards `tenants.json` of ConfigMap `grafana-dashboards` and `edge.json` of"
                  + " ConfigMap `grafana-dashboards` have the same uid `edge`",
              telemetry("\"uid\": \"tenants\"", "\"uid\": \"edge\"")),
          fires(
              CHECK_DASHBOARDS,
              "a dashboard without a name",
              "dashboard `tenants.json` of ConfigMap `grafana-dashboards` has no `uid`",
              telemetry("\"uid\": \"tenants\", ", "")),
          fires(
              CHECK_DASHBOARDS,
              "a panel that asks nothing",
              "the panel `Lines` of dashboard `edge.json` of ConfigMap `grafana-dashboards` asks"
                  + " nothing",
              telemetry("{\"expr\": \"{job=\\\"a\\\"}\"}", "{\"expr\": \" \"}")),
          silent(
              CHECK_DASHBOARDS,
              "another name",
              telemetry("\"uid\": \"tenants\"", "\"uid\": \"edges\"")));

  static final List<CheckCase> ALL =
      Stream.of(LOGS, RETENTION, METRICS).flatMap(List::stream).toList();
}
