package dev.drydock.e2e;

import dev.drydock.e2e.apiserver.ApiServerTest;
import dev.drydock.e2e.apiserver.MutationTest;
import dev.drydock.e2e.apiserver.TenantAccessTest;
import dev.drydock.e2e.configuration.ConfigurationTest;
import dev.drydock.e2e.gitops.DeliveryTest;
import dev.drydock.e2e.gitops.RolloutTest;
import dev.drydock.e2e.metrics.CentralGateTest;
import dev.drydock.e2e.metrics.MetricsGatewayTest;
import dev.drydock.e2e.metrics.RulesTest;
import dev.drydock.e2e.observability.DashboardsTest;
import dev.drydock.e2e.observability.QueriesTest;
import dev.drydock.e2e.traffic.InstanceRollTest;
import dev.drydock.e2e.traffic.TraefikRollTest;
import dev.drydock.e2e.traffic.TraefikStartTest;
import java.util.List;

/** All tests, in the order in which they run. */
final class Tests {
  static final List<EndToEndTest> ALL =
      List.of(
          new WorkflowTest(),
          new ApiServerTest(),
          new MutationTest(),
          new TenantAccessTest(),
          new ConfigurationTest(/* onlyLoki= */ false),
          new ConfigurationTest(/* onlyLoki= */ true),
          new RulesTest(RulesTest.Language.PROMQL),
          new RulesTest(RulesTest.Language.METRICSQL),
          new MetricsGatewayTest(),
          new CentralGateTest(),
          new TraefikStartTest(),
          new TraefikRollTest(),
          new InstanceRollTest(),
          new QueriesTest(),
          new DashboardsTest(),
          DeliveryTest.flux(),
          DeliveryTest.argoCd(),
          RolloutTest.flux(),
          RolloutTest.argoCd());

  private Tests() {}
}
