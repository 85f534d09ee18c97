package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.stream.Stream;

/** No tenant exceeds its plan, and no plan itself. */
final class LimitRules {
  private static final List<String> MAXIMUM = List.of("replicas", "max");

  private final Diagnostics diagnostics;

  private LimitRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    LimitRules rules = new LimitRules(diagnostics);
    draft.plans.values().forEach(plan -> rules.replicas(plan, Stream.of(plan.declaration())));
    for (Tenant tenant : draft.tenants.values()) {
      Plan plan = draft.plans.get(tenant.planName());
      if (plan != null && tenant.state() != Tenant.State.RETIRED) {
        rules.replicas(plan, draft.declarations(tenant));
        rules.hosts(plan, tenant);
      }
    }
  }

  private void replicas(Plan plan, Stream<Declaration> declarations) {
    List<Contribution> said = ValueMerger.trace("instance", Layers.of(declarations), MAXIMUM);
    if (said.isEmpty()
        || !(said.getLast().value() instanceof ScalarNode scalar)
        || !(scalar.value() instanceof Long maximum)
        || maximum <= plan.maximumReplicas()) {
      return;
    }
    diagnostics.add(
        Diagnostic.of(
                Code.FLEET_PLAN_LIMIT,
                scalar.origin(),
                "`replicas.max` is %d, and the plan `%s` allows %d"
                    .formatted(maximum, plan.name(), plan.maximumReplicas()))
            .withRelated(plan.declaration().place("limits", "replicas"), "the limit of the plan"));
  }

  private void hosts(Plan plan, Tenant tenant) {
    if (tenant.hosts().size() > plan.maximumHosts()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_PLAN_LIMIT,
                  tenant.hosts().get(plan.maximumHosts()).at(),
                  "the tenant has %d hosts, and the plan `%s` allows %d"
                      .formatted(tenant.hosts().size(), plan.name(), plan.maximumHosts()))
              .withRelated(plan.declaration().place("limits", "hosts"), "the limit of the plan"));
    }
  }
}
