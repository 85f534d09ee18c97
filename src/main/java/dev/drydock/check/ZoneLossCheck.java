package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;

/** Proves that a tenant keeps an instance when a zone is lost, and can replace the others. */
final class ZoneLossCheck implements UnitCheck {

  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String TEMPLATE_HASH = "pod-template-hash";

  @Override
  public Code code() {
    return Code.CHECK_ZONE_LOSS;
  }

  @Override
  public String relation() {
    return "a tenant's pods spread over min(3, replicas) zones, at least two, and losing any one"
        + " zone leaves an instance and does not block its replacement (where an operator makes the"
        + " pods: there are at least two)";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    TenantUnit.of(unit, fleet)
        .ifPresent(
            tenant -> {
              long zones =
                  Math.max(
                      1,
                      Fields.scalars(fleet.region(tenant.tenant()).spec(), "cloud", "zones")
                          .size());
              ServerReader.serving(tenant.objects())
                  .filter(
                      pods ->
                          List.of("Deployment", "StatefulSet", OperatedPods.KIND)
                              .contains(pods.owner().kind()))
                  .forEach(
                      pods ->
                          pods(
                              pods,
                              Replicas.of(pods.owner(), tenant.objects()),
                              zones,
                              diagnostics));
            });
  }

  private void pods(Pods pods, Replicas replicas, long zones, Diagnostics diagnostics) {
    if (replicas.maximum() == 0) {
      return;
    }
    if (replicas.minimum() < 2) {
      String message =
          "%s has a minimum of %s, and the loss of its zone leaves none"
              .formatted(pods.owner().title(), Finding.count(replicas.minimum(), "replica"));
      diagnostics.add(Diagnostic.of(code(), replicas.minimumOrigin(), message));
      return;
    }
    if (pods.owner().kind().equals(OperatedPods.KIND)) {
      return;
    }
    pinned(pods, diagnostics);
    Optional<MappingNode> constraint =
        Fields.maps(pods.spec(), "topologySpreadConstraints").stream()
            .filter(each -> Fields.text(each, "topologyKey").orElse("").equals(ZONE))
            .filter(each -> selectsOwn(each, pods))
            .findFirst();
    if (constraint.isEmpty()) {
      String message = "nothing spreads the pods of %s over zones".formatted(pods.owner().title());
      add(Fields.origin(pods.spec(), "topologySpreadConstraints"), message, diagnostics);
      return;
    }
    spread(pods, constraint.orElseThrow(), replicas, zones, diagnostics);
    replacement(pods, constraint.orElseThrow(), zones, diagnostics);
  }

  private static boolean selectsOwn(MappingNode constraint, Pods pods) {
    return LabelSelector.at(constraint, "labelSelector")
        .map(selector -> selector.matches(pods.labels()))
        .orElse(false);
  }

  private void pinned(Pods pods, Diagnostics diagnostics) {
    if (Fields.strings(pods.spec(), "nodeSelector").containsKey(ZONE)) {
      String message = "the pods of %s want one zone".formatted(pods.owner().title());
      add(Fields.origin(pods.spec(), "nodeSelector", ZONE), message, diagnostics);
    }
  }

  /** With a skew of s, n pods may all lie in n/s zones, rounded up. */
  private void spread(
      Pods pods, MappingNode constraint, Replicas replicas, long zones, Diagnostics diagnostics) {
    String otherwise = Fields.text(constraint, "whenUnsatisfiable").orElse("DoNotSchedule");
    if (!otherwise.equals("DoNotSchedule")) {
      String message =
          "the spread of %s over zones is only a wish: `whenUnsatisfiable` is `%s`"
              .formatted(pods.owner().title(), otherwise);
      add(Fields.origin(constraint, "whenUnsatisfiable"), message, diagnostics);
    }
    long skew = Math.max(1, Fields.integer(constraint, "maxSkew").orElse(1L));
    long wanted = Math.min(zones, replicas.minimum());
    long certain = Math.min(zones, Math.ceilDiv(replicas.minimum(), skew));
    if (certain < wanted) {
      String message =
          "maxSkew %d lets the %d replicas of %s lie in %s, expected %d"
              .formatted(
                  skew,
                  replicas.minimum(),
                  pods.owner().title(),
                  Finding.count(certain, "zone"),
                  wanted);
      add(Fields.origin(constraint, "maxSkew"), message, diagnostics);
    }
  }

  /** When a zone is lost, or a rollout goes on, new pods must find a place. */
  private void replacement(Pods pods, MappingNode constraint, long zones, Diagnostics diagnostics) {
    String title = pods.owner().title();
    long domains = Fields.integer(constraint, "minDomains").orElse(1L);
    if (domains > zones - 1) {
      String message =
          "minDomains %d of %s blocks replacements when %d of %d zones are left"
              .formatted(domains, title, zones - 1, zones);
      add(Fields.origin(constraint, "minDomains"), message, diagnostics);
    }
    if (!Fields.text(constraint, "nodeTaintsPolicy").orElse("Ignore").equals("Honor")) {
      String message =
          "the spread of %s counts zones whose nodes are tainted: `nodeTaintsPolicy` is not `Honor`"
              .formatted(title);
      add(Fields.origin(constraint, "nodeTaintsPolicy"), message, diagnostics);
    }
    boolean isDeployment = pods.owner().kind().equals("Deployment");
    if (isDeployment && !Fields.texts(constraint, "matchLabelKeys").contains(TEMPLATE_HASH)) {
      String message =
          "the spread of %s counts old pods in a rollout: `matchLabelKeys` lacks `%s`"
              .formatted(title, TEMPLATE_HASH);
      add(Fields.origin(constraint, "matchLabelKeys"), message, diagnostics);
    }
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
