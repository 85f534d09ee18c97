package dev.drydock.check;

import java.util.List;

/**
 * What a unit has to do with logs and metrics. No tenant has any of this.
 *
 * @param logShippers what it sends to stores of logs
 * @param logStores its stores of logs
 * @param metricsAgents its vmagents that write samples more than once
 * @param metricsStores its stores of metrics
 * @param dataSources the data sources that it provisions
 * @param dashboards its dashboards
 */
record TelemetryFacts(
    List<LogShipperFacts> logShippers,
    List<LogStoreFacts> logStores,
    List<MetricsAgentFacts> metricsAgents,
    List<MetricsStoreFacts> metricsStores,
    List<DataSource> dataSources,
    List<Dashboard> dashboards) {

  static final TelemetryFacts NONE =
      new TelemetryFacts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  TelemetryFacts {
    logShippers = List.copyOf(logShippers);
    logStores = List.copyOf(logStores);
    metricsAgents = List.copyOf(metricsAgents);
    metricsStores = List.copyOf(metricsStores);
    dataSources = List.copyOf(dataSources);
    dashboards = List.copyOf(dashboards);
  }

  static TelemetryFacts read(List<KubernetesObject> objects, List<EmbeddedConfig> configs) {
    return new TelemetryFacts(
        LogShipperFacts.read(objects, configs),
        LogStoreFacts.read(objects, configs),
        MetricsAgentFacts.read(objects, configs),
        MetricsStoreFacts.read(objects),
        DataSource.of(configs),
        Dashboard.of(configs));
  }
}
