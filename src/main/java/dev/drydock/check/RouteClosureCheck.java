package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Proves that the edge takes a route and reaches its pods. A region that renders no Traefik is not
 * judged.
 */
final class RouteClosureCheck implements FleetCheck {

  @Override
  public Code code() {
    return Code.CHECK_ROUTE_CLOSURE;
  }

  @Override
  public String relation() {
    return "the ingress class and the entry points of a route are rendered in its region; a network"
        + " policy opens the port that it leads to to Traefik, and to no pods that are not"
        + " named and rendered; Traefik's own policies let it out to there";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      List<UnitFacts> units = facts.units(region.name());
      List<PodFacts> edge = new ArrayList<>();
      SortedSet<String> classes = new TreeSet<>();
      SortedSet<String> entryPoints = new TreeSet<>();
      for (UnitFacts unit : units) {
        classes.addAll(unit.network().ingressClasses());
        for (TraefikFacts traefik : unit.traefiks()) {
          unit.pods().stream()
              .filter(pods -> pods.origin().equals(traefik.origin()))
              .forEach(edge::add);
          traefik.entryPoints().forEach(each -> entryPoints.add(each.name()));
        }
      }
      if (edge.isEmpty()) {
        continue;
      }
      Reachability network = new Reachability(units);
      for (UnitFacts unit : units) {
        Diagnostics found = new Diagnostics();
        for (RouteFacts route : unit.network().routes()) {
          ingressClass(route, classes, found);
          entryPoints(route, entryPoints, found);
          route
              .targets()
              .forEach(target -> edge.forEach(each -> reach(each, target, network, found)));
        }
        found.all().forEach(each -> diagnostics.add(Finding.ofUnit(each, unit.id(), fleet)));
      }
    }
  }

  private void ingressClass(RouteFacts route, SortedSet<String> classes, Diagnostics diagnostics) {
    if (route.ingressClass().filter(name -> !classes.contains(name)).isPresent()) {
      String message =
          "%s asks for the ingress class `%s`, which no component of its region renders"
              .formatted(route.owner(), route.ingressClass().orElseThrow());
      diagnostics.add(Diagnostic.of(code(), route.classOrigin(), message));
    } else if (route.ingressClass().isEmpty() && route.owner().startsWith("Ingress `")) {
      String message = "%s says no `ingressClassName`".formatted(route.owner());
      diagnostics.add(Diagnostic.of(code(), route.classOrigin(), message));
    }
  }

  private void entryPoints(
      RouteFacts route, SortedSet<String> entryPoints, Diagnostics diagnostics) {
    for (String name : route.entryPoints()) {
      if (!entryPoints.contains(name)) {
        String message =
            "%s asks for the entry point `%s`, expected one of `%s`"
                .formatted(route.owner(), name, String.join("`, `", entryPoints));
        diagnostics.add(Diagnostic.of(code(), route.entryPointsOrigin(), message));
      }
    }
  }

  private void reach(
      PodFacts edge, RouteFacts.Target target, Reachability network, Diagnostics diagnostics) {
    List<Reachability.Problem> problems =
        new ArrayList<>(network.problems(edge, target.pods(), target.port()));
    problems.addAll(network.loose(target.pods(), target.port()));
    for (Reachability.Problem problem : problems) {
      diagnostics.add(
          Finding.of(code(), problem.at(), problem.message(), target.port().origin(), "the port"));
    }
  }
}
