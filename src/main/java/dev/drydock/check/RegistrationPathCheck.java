package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import java.util.List;

/** Proves that somebody registers the nodes of the edge, and nobody takes them away again. */
final class RegistrationPathCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_REGISTRATION_PATH;
  }

  @Override
  public String relation() {
    return "every target group has exactly one owner of its members: the Auto Scaling group that"
        + " the region names";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Edge edge : Edge.of(facts, fleet)) {
      edge.traefiks().forEach(traefik -> reached(edge, traefik, diagnostics));
      edge.targetGroups().stream()
          .filter(TargetGroupFacts::isRendered)
          .forEach(group -> owners(edge, group, diagnostics));
      edge.owners().forEach(owner -> owner(edge, owner, diagnostics));
    }
  }

  private void reached(Edge edge, TraefikFacts traefik, Diagnostics diagnostics) {
    if (edge.targetGroups().isEmpty()) {
      String message =
          "no target group leads to %s, and region `%s` does not say that its load balancer is external"
              .formatted(traefik.title(), edge.region().name());
      diagnostics.add(Diagnostic.of(code(), traefik.origin(), message));
    }
  }

  private void owners(Edge edge, TargetGroupFacts group, Diagnostics diagnostics) {
    List<TargetOwnerFacts> owners =
        edge.owners().stream().filter(owner -> owner.targetGroup().equals(group.name())).toList();
    if (owners.size() == 1) {
      return;
    }
    String message =
        owners.isEmpty()
            ? "nothing registers targets in %s".formatted(group.title())
            : "%d objects decide on the targets of %s, expected one"
                .formatted(owners.size(), group.title());
    Diagnostic diagnostic = Diagnostic.of(code(), group.origin(), message);
    for (TargetOwnerFacts owner : owners) {
      diagnostic = Finding.related(diagnostic, owner.origin(), owner.title());
    }
    diagnostics.add(diagnostic);
  }

  private void owner(Edge edge, TargetOwnerFacts owner, Diagnostics diagnostics) {
    if (!owner.problem().isEmpty()) {
      diagnostics.add(
          Diagnostic.of(code(), owner.origin(), "%s %s".formatted(owner.title(), owner.problem())));
      return;
    }
    if (edge.targetGroups().stream().noneMatch(each -> each.name().equals(owner.targetGroup()))) {
      String message =
          "%s refers to the target group `%s`, which does not exist"
              .formatted(owner.title(), owner.targetGroup());
      diagnostics.add(Diagnostic.of(code(), owner.origin(), message));
    }
    String wanted = Fields.text(edge.region().spec(), "edge", "autoScalingGroup").orElse("");
    if (!owner.autoScalingGroup().equals(wanted)) {
      Origin place = Fields.origin(edge.region().spec(), "edge", "autoScalingGroup");
      String message =
          "%s registers the nodes of `%s`, but the edge nodes of region `%s` are those of `%s`"
              .formatted(owner.title(), owner.autoScalingGroup(), edge.region().name(), wanted);
      diagnostics.add(
          Finding.of(code(), owner.origin(), message, place, "the region's Auto Scaling group"));
    }
  }
}
