package dev.drydock.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.SourceFile;
import dev.drydock.schema.JsonSchema;
import dev.drydock.schema.JsonSchemas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mistakes that the programs' own dry runs let pass, or part of them, and that our schemas of their
 * files refuse.
 */
class EmbeddedConfigurationTest {
  private static final RegionComponents COMPONENTS = RegionComponents.load();

  private static String embedded(String component, String file) {
    return COMPONENTS.render("us-east-1", component).stream()
        .filter(manifest -> manifest.identity().kind().equals("ConfigMap"))
        .flatMap(manifest -> manifest.node().string("data", file).stream())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> judge(String component, String name, String text) {
    String path = "templates/region/" + component + "/config/" + name + ".schema.json";
    byte[] schema = COMPONENTS.tree().files().get(path);
    assertThat(schema).as(path).isNotNull();
    SourceFile source = new SourceFile(path, new String(schema, StandardCharsets.UTF_8));
    JsonSchema judge = RegionComponents.ok(JsonSchemas.load(List.of(source))).get(path);
    return judge.judge(RegionComponents.document(name + ".yaml", text)).stream()
        .map(Diagnostic::message)
        .toList();
  }

  @Test
  void whatIsRenderedIsRight() {
    assertThat(judge("fluent-bit", "fluent-bit", embedded("fluent-bit", "fluent-bit.yaml")))
        .isEmpty();
    assertThat(judge("vmagent", "scrape", embedded("vmagent", "scrape.yaml"))).isEmpty();
    assertThat(judge("traefik", "dynamic", embedded("traefik", "dynamic.yaml"))).isEmpty();
    assertThat(judge("loki", "loki", embedded("loki", "loki.yaml"))).isEmpty();
    assertThat(judge("grafana", "datasources", embedded("grafana", "datasources.yaml"))).isEmpty();
    assertThat(judge("grafana", "dashboards", embedded("grafana", "dashboards.yaml"))).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
            grace: 10                       ~   graces: 10
            flush: 1                        ~   flush: 0
            storage.path: /var/lib/fluent-bit/chunks ~ storage.metrics_path: /var
            storage.backlog.mem_limit: 16M  ~   storage.backlog.mem_limit: 16 apples
            storage.max_chunks_up: 128      ~   storage.max_chunks_up: many
              storage.type: filesystem      ~     storage.type: memory
              multiline.parser: cri         ~     multiline.parser: "cri;"
              buffer_max_size: 256K         ~     buffer_max_size: -1
              skip_long_lines: true         ~     skip_long_lines: false
              buffer_size: 0                ~     buffer_size: 32k
              k8s-logging.exclude: false    ~     k8s-logging.exclude: true
              line_format: json             ~     line_format: xml
              retry_limit: no_limits        ~     retry_limit: 1
              auto_kubernetes_labels: false ~     auto_kubernetes_labels: true
              storage.total_limit_size: 4G  ~     storage.total_limit: 4G
              bucket: flags-logs-us-east-1  ~     buckets: flags-logs-us-east-1
              region: us-east-1             ~     region: Virginia
              s3_key_format: /us-east-1/%Y/%m/%d/%H/$TAG/$UUID.gz ~ s3_key_format: /us-east-1/$TAG
              total_file_size: 50M          ~     total_file_size: 50
              store_dir_limit_size: 2G      ~     store_dir_limits: 2G
              retry_limit: 10               ~     retry_limit: no_limits
          """)
  void fluentBitMistakesAreRefused(String right, String wrong) {
    assertRefused("fluent-bit", "fluent-bit", right, wrong);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          scrape_interval: 30s     ~ scrape_interval: 30
          job_name: platform       ~ job_names: platform
          honor_labels: false      ~ honor_labels: true
          follow_redirects: false  ~ follow_redirects: true
          sample_limit: 20000      ~ sample_limit: 0
          role: pod                ~ role: pods
          action: drop             ~ action: dropp
          target_label: namespace  ~ target_lable: namespace
          source_labels:           ~ source_label:
          """)
  void scrapeMistakesAreRefused(String right, String wrong) {
    assertRefused("vmagent", "scrape", right, wrong);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          minVersion: VersionTLS12 ~ minVersion: VersionTLS10
          sniStrict: false         ~ sniStrict: "false"
          defaultCertificate:      ~ defaultCertificates:
          """)
  void dynamicMistakesAreRefused(String right, String wrong) {
    assertRefused("traefik", "dynamic", right, wrong);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          auth_enabled: false           ~ auth_enabled: true
          grpc_listen_address: 127.0.0.1 ~ grpc_listen_address: 0.0.0.0
          replication_factor: 1         ~ replication_factor: 3
          store: inmemory               ~ store: memberlist
          bucketnames: flags-loki-us-east-1 ~ bucketname: flags-loki-us-east-1
          insecure: false               ~ insecure: true
          store: tsdb                   ~ store: boltdb-shipper
          schema: v13                   ~ schema: v12
          period: 24h                   ~ period: 168h
          cache_location: /var/loki/index-cache ~ cache_location: /tmp/cache
          flush_on_shutdown: true       ~ flush_on_shutdown: false
          retention_enabled: true       ~ retention_enabled: false
          delete_request_store: s3      ~ delete_request_store: s4
          retention_period: 168h        ~ retention_period: 0s
          retention_period: 168h        ~ retention_period: 1h
          reject_old_samples: true      ~ reject_old_samples: false
          max_label_names_per_series: 15 ~ max_label_names_per_series: 30
          max_line_size_truncate: true  ~ max_line_size_truncate: false
          time_sharding_enabled: true   ~ time_sharding_enabled: false
          volume_enabled: true          ~ volumes_enabled: true
          """)
  void lokiMistakesAreRefused(String right, String wrong) {
    assertRefused("loki", "loki", right, wrong);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          type: loki                     ~ type: grafana-lokiexplore-app
          access: proxy                  ~ access: direct
          uid: metrics                   ~ id: metrics
          editable: false                ~ editable: true
          timeInterval: 30s              ~ timeIntervall: 30s
          httpHeaderName1: Authorization ~ httpHeaderName: Authorization
          Bearer $__file{/etc/grafana-token/token} ~ Bearer 0123456789abcdef
          """)
  void dataSourceMistakesAreRefused(String right, String wrong) {
    assertRefused("grafana", "datasources", right, wrong);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          type: file                     ~ type: files
          allowUiUpdates: false          ~ allowUiUpdates: true
          path: /etc/grafana/dashboards  ~ paths: /etc/grafana/dashboards
          """)
  void dashboardProviderMistakesAreRefused(String right, String wrong) {
    assertRefused("grafana", "dashboards", right, wrong);
  }

  private static void assertRefused(String component, String name, String right, String wrong) {
    String text = embedded(component, name + ".yaml");
    String key = right.strip();
    assertThat(text).contains(key);
    String changed = replaceFirst(text, key, wrong.strip());
    assertThat(judge(component, name, changed)).as(wrong).isNotEmpty();
  }

  private static String replaceFirst(String text, String old, String changed) {
    int at = text.indexOf(old);
    return text.substring(0, at) + changed + text.substring(at + old.length());
  }
}
