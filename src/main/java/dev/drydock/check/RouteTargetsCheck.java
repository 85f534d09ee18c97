package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Tenant;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Proves that Services lead to ports that pods have, and routes to Services. Where an operator
 * makes the pods from a custom resource of the unit, the Services that lead to them are not judged.
 */
final class RouteTargetsCheck implements UnitCheck {

  private static final List<String> OPERATED = List.of("unleash.nais.io");

  @Override
  public Code code() {
    return Code.CHECK_ROUTE_TARGETS;
  }

  @Override
  public String relation() {
    return "a Service selects pods of its unit, and each targetPort is a port of every one of them;"
        + " a route leads to a Service of its unit by a port that it has; its TLS secret"
        + " comes from an ExternalSecret or a Certificate of the unit, or is named by a host"
        + " of the tenant";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = unit.objects();
    boolean isOperated = objects.stream().anyMatch(each -> OPERATED.contains(each.group()));
    List<KubernetesObject> services =
        objects.stream().filter(object -> object.is("", "Service")).toList();
    List<Pods> pods = services.isEmpty() ? List.of() : Pods.of(objects);
    if (!isOperated) {
      services.forEach(service -> service(service, pods, diagnostics));
    }
    for (KubernetesObject object : objects) {
      if (RouteReader.isRoute(object)) {
        if (!isOperated) {
          RouteReader.backends(object)
              .forEach(backend -> backend(object, backend, services, diagnostics));
        }
        secrets(object, objects, unit, fleet, diagnostics);
      }
    }
  }

  private void service(KubernetesObject service, List<Pods> pods, Diagnostics diagnostics) {
    boolean leadsElsewhere =
        Fields.strings(service.node(), "spec", "selector").isEmpty()
            || Fields.text(service.node(), "spec", "type").orElse("").equals("ExternalName");
    if (leadsElsewhere) {
      return;
    }
    List<Pods> selected =
        pods.stream().filter(each -> ServerReader.selects(service, each)).toList();
    if (selected.isEmpty()) {
      String message = service.title() + " selects no pods of its unit";
      add(service.origin("spec", "selector"), message, diagnostics);
    }
    for (MappingNode port : Fields.maps(service.node(), "spec", "ports")) {
      String target = RouteReader.targetPort(port);
      for (Pods each : selected) {
        if (PodReader.ports(each).stream().noneMatch(number -> number.is(target))) {
          String message =
              "%s leads to the port `%s`, which no container of %s declares"
                  .formatted(service.title(), target, each.owner().title());
          Origin origin =
              Fields.origin(port, port.get("targetPort").isPresent() ? "targetPort" : "port");
          diagnostics.add(
              Finding.of(code(), origin, message, each.owner().origin(), each.owner().title()));
        }
      }
    }
  }

  private void backend(
      KubernetesObject route,
      RouteReader.Backend backend,
      List<KubernetesObject> services,
      Diagnostics diagnostics) {
    var service = backend.service(services);
    if (service.isEmpty()) {
      String message =
          "%s leads to the Service `%s`, which its unit does not make"
              .formatted(route.title(), backend.name());
      add(Fields.origin(backend.node(), "name"), message, diagnostics);
    } else if (Fields.maps(service.orElseThrow().node(), "spec", "ports").stream()
        .noneMatch(backend::isPort)) {
      String message =
          "%s leads to the port `%s` of %s, which has no such port"
              .formatted(route.title(), backend.port(), service.orElseThrow().title());
      diagnostics.add(
          Finding.of(
              code(),
              Fields.origin(backend.node(), "port"),
              message,
              service.orElseThrow().origin(),
              "the Service"));
    }
  }

  private void secrets(
      KubernetesObject route,
      List<KubernetesObject> objects,
      CheckedUnit unit,
      Fleet fleet,
      Diagnostics diagnostics) {
    List<MappingNode> holders = new ArrayList<>(Fields.maps(route.node(), "spec", "tls"));
    route.node().map("spec", "tls").ifPresent(holders::add);
    for (MappingNode holder : holders) {
      String name = Fields.text(holder, "secretName").orElse("");
      if (!name.isEmpty() && !known(route, objects, unit, fleet).contains(name)) {
        String message =
            "%s takes its certificate from the Secret `%s`, which nothing of its unit makes and no host names"
                .formatted(route.title(), name);
        add(Fields.origin(holder, "secretName"), message, diagnostics);
      }
    }
  }

  private static SortedSet<String> known(
      KubernetesObject route, List<KubernetesObject> objects, CheckedUnit unit, Fleet fleet) {
    TreeSet<String> names = new TreeSet<>();
    for (KubernetesObject object : objects) {
      if (object.namespace().equals(route.namespace())) {
        if (object.is("external-secrets.io", "ExternalSecret")) {
          names.add(Fields.text(object.node(), "spec", "target", "name").orElse(object.name()));
        } else if (object.is("cert-manager.io", "Certificate")) {
          Fields.text(object.node(), "spec", "secretName").ifPresent(names::add);
        }
      }
    }
    if (unit.id() instanceof UnitId.OfTenant id) {
      Tenant tenant = Objects.requireNonNull(fleet.tenants().get(id.tenant()), id::tenant);
      tenant.hosts().forEach(host -> host.certificate().ifPresent(names::add));
    }
    return names;
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
