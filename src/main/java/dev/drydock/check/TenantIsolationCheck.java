package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.List;

/** Proves that all objects of a tenant lie in its namespace and speak of no other. */
final class TenantIsolationCheck implements UnitCheck {

  private static final List<String> SERVER_FIELDS =
      List.of(
          "creationTimestamp",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  @Override
  public Code code() {
    return Code.CHECK_TENANT_ISOLATION;
  }

  @Override
  public String relation() {
    return "every object of a tenant lies in its namespace, none is cluster-scoped or a list, none"
        + " has an owner, a finalizer, a generated name or an annotation that steers delivery, and"
        + " no field names another namespace";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    TenantUnit.of(unit, fleet)
        .ifPresent(
            tenant -> tenant.objects().forEach(object -> check(tenant, object, diagnostics)));
  }

  private void check(TenantUnit tenant, KubernetesObject object, Diagnostics diagnostics) {
    placed(tenant, object, diagnostics);
    metadata(object, diagnostics);
    new DeliveryMarks(code(), diagnostics).check(object);
    if (object.node().get("status").isPresent()) {
      add(object.origin("status"), object.title() + " has a `status`", diagnostics);
    }
    if (object.is("", "Service")) {
      service(object, diagnostics);
    }
    boolean isPolicy = object.is("networking.k8s.io", "NetworkPolicy");
    boolean isData = object.is("", "ConfigMap") || object.is("", "Secret");
    if (!isPolicy && !isData) {
      object
          .node()
          .entries()
          .forEach((key, entry) -> walk(tenant, object, key, entry.value(), diagnostics));
    }
  }

  private void placed(TenantUnit tenant, KubernetesObject object, Diagnostics diagnostics) {
    String found = object.namespace().orElse("");
    if (object.kind().endsWith("List") && object.node().get("items").isPresent()) {
      add(object.origin("kind"), object.title() + " hides objects in a list", diagnostics);
    }
    if (object.kind().equals("EndpointSlice") || object.is("", "Endpoints")) {
      String message = object.title() + " may lead to pods of others";
      add(object.origin("kind"), message, diagnostics);
    }
    if (!found.equals(tenant.namespace())) {
      String where =
          found.isEmpty() ? "belongs to the whole cluster" : "lies in namespace `" + found + "`";
      String message =
          "%s of a tenant %s, expected the tenant's namespace".formatted(object.title(), where);
      add(object.origin("metadata", "namespace"), message, diagnostics);
    }
  }

  private void metadata(KubernetesObject object, Diagnostics diagnostics) {
    for (String field : SERVER_FIELDS) {
      if (object.node().at("metadata", field).isPresent() && !isOperated(object, field)) {
        String message = "%s sets `metadata.%s`".formatted(object.title(), field);
        add(object.origin("metadata", field), message, diagnostics);
      }
    }
  }

  /** The one finalizer that is rendered; the typed check knows its name. */
  private static boolean isOperated(KubernetesObject object, String field) {
    return field.equals("finalizers") && object.is(OperatedPods.GROUP, OperatedPods.KIND);
  }

  /** A Service leads only to pods of its namespace, and only through the edge. */
  private void service(KubernetesObject object, Diagnostics diagnostics) {
    String type = Fields.text(object.node(), "spec", "type").orElse("ClusterIP");
    if (!type.equals("ClusterIP")) {
      String message = "%s has the type `%s`, expected `ClusterIP`".formatted(object.title(), type);
      add(object.origin("spec", "type"), message, diagnostics);
    }
    if (!Fields.scalars(object.node(), "spec", "externalIPs").isEmpty()) {
      String message = object.title() + " takes over external addresses";
      add(object.origin("spec", "externalIPs"), message, diagnostics);
    }
    if (Fields.strings(object.node(), "spec", "selector").isEmpty()) {
      String message = object.title() + " selects no pods, so that others may say where it leads";
      add(object.origin("spec", "selector"), message, diagnostics);
    }
  }

  /** Looks for other namespaces, wherever a kind may name one. */
  private void walk(
      TenantUnit tenant, KubernetesObject object, String key, Node node, Diagnostics diagnostics) {
    switch (node) {
      case ScalarNode scalar -> {
        if (key.equals("namespace")) {
          foreign(tenant, object, scalar, diagnostics);
        }
      }
      case SequenceNode list ->
          list.items()
              .forEach(
                  item ->
                      walk(
                          tenant,
                          object,
                          key.equals("namespaces") ? "namespace" : "",
                          item,
                          diagnostics));
      case MappingNode map -> {
        if (key.equals("namespaceSelector")) {
          add(map.origin(), object.title() + " selects other namespaces", diagnostics);
        }
        boolean isFree = key.equals("labels") || key.equals("annotations");
        if (!isFree) {
          map.entries()
              .forEach((name, entry) -> walk(tenant, object, name, entry.value(), diagnostics));
        }
      }
    }
  }

  private void foreign(
      TenantUnit tenant, KubernetesObject object, ScalarNode scalar, Diagnostics diagnostics) {
    // The object's own namespace has its message already.
    boolean isOwn = scalar.text().equals(object.namespace().orElse(tenant.namespace()));
    if (!isOwn && !scalar.text().equals(tenant.namespace())) {
      String message =
          "%s of a tenant names the namespace `%s`, expected the tenant's"
              .formatted(object.title(), scalar.text());
      add(scalar.origin(), message, diagnostics);
    }
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
