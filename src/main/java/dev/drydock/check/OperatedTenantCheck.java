package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that what the Unleash operator makes for a tenant goes no further than what is rendered
 * for it: nothing of that is seen by any other check.
 */
final class OperatedTenantCheck implements UnitCheck {

  private static final List<String> OFF_BY_DEFAULT =
      List.of("apiIngress", "federation", "webIngress");
  private static final List<String> ON_BY_DEFAULT = List.of("networkPolicy", "prometheus");

  /** The labels by which the operator's own objects find their pods. */
  private static final List<String> OWN_LABELS =
      List.of(
          "app.kubernetes.io/created-by",
          "app.kubernetes.io/instance",
          "app.kubernetes.io/name",
          "app.kubernetes.io/part-of");

  @Override
  public Code code() {
    return Code.CHECK_OPERATED_TENANT;
  }

  @Override
  public String relation() {
    return "an Unleash object has its finalizer and one source of its image, and switches off what"
        + " the operator would make besides Deployment, Service and Secret; no object that the"
        + " operator deletes or keeps has the same name";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = unit.objects();
    objects.stream()
        .filter(object -> object.is(OperatedPods.GROUP, OperatedPods.KIND))
        .forEach(object -> operated(object, objects, diagnostics));
  }

  private void operated(
      KubernetesObject object, List<KubernetesObject> objects, Diagnostics diagnostics) {
    finalizer(object, diagnostics);
    image(object, objects, diagnostics);
    switches(object, diagnostics);
    labels(object, diagnostics);
    for (KubernetesObject other : objects) {
      if (other.namespace().equals(object.namespace()) && isMadeFor(object, other)) {
        String message =
            "%s has the name of what the operator makes for %s"
                .formatted(other.title(), object.title());
        diagnostics.add(
            Finding.of(code(), other.origin(), message, object.origin(), "the operator's object"));
      }
    }
  }

  private void finalizer(KubernetesObject object, Diagnostics diagnostics) {
    if (Fields.texts(object.node(), "metadata", "finalizers").isEmpty()) {
      String message =
          "%s has no finalizer: the operator adds it, and writes the object back without what is zero or false"
              .formatted(object.title());
      diagnostics.add(
          Diagnostic.of(code(), object.origin("metadata"), message)
              .withHint("write `finalizers: [unleash.nais.io/finalizer]`"));
    }
  }

  private void image(
      KubernetesObject object, List<KubernetesObject> objects, Diagnostics diagnostics) {
    boolean hasImage = Fields.text(object.node(), "spec", "customImage").isPresent();
    Optional<String> channel = Fields.text(object.node(), "spec", "releaseChannel", "name");
    if (hasImage == channel.isPresent()) {
      String message =
          "%s names %s, expected either an image or a channel"
              .formatted(
                  object.title(),
                  hasImage ? "`customImage` and `releaseChannel`" : "no image and no channel");
      add(object.origin("spec", "customImage"), message, diagnostics);
    } else if (channel.isPresent()
        && objects.stream()
            .noneMatch(
                each ->
                    each.is(OperatedPods.GROUP, "ReleaseChannel")
                        && each.namespace().equals(object.namespace())
                        && each.name().equals(channel.orElseThrow()))) {
      String message =
          "%s follows the ReleaseChannel `%s`, which its unit does not have"
              .formatted(object.title(), channel.orElseThrow());
      add(object.origin("spec", "releaseChannel", "name"), message, diagnostics);
    }
  }

  private void switches(KubernetesObject object, Diagnostics diagnostics) {
    List<String> on = new ArrayList<>(OFF_BY_DEFAULT);
    on.removeIf(field -> !Fields.isTrue(object.node(), "spec", field, "enabled"));
    ON_BY_DEFAULT.stream()
        .filter(field -> Fields.flag(object.node(), "spec", field, "enabled").orElse(true))
        .forEach(on::add);
    for (String field : on) {
      String message =
          "`%s` of %s is on, and what the operator then makes is not checked"
              .formatted(field, object.title());
      diagnostics.add(
          Diagnostic.of(code(), object.origin("spec", field, "enabled"), message)
              .withHint("write `%s: {enabled: false}`".formatted(field)));
    }
  }

  private void labels(KubernetesObject object, Diagnostics diagnostics) {
    for (String label : OWN_LABELS) {
      if (object.node().at("spec", "podLabels", label).isPresent()) {
        String message =
            "%s changes the label `%s`, by which the operator finds its pods"
                .formatted(object.title(), label);
        add(object.origin("spec", "podLabels", label), message, diagnostics);
      }
    }
  }

  /** A switched-off NetworkPolicy, ServiceMonitor or Ingress is deleted by its name. */
  private static boolean isMadeFor(KubernetesObject object, KubernetesObject other) {
    return switch (other.kind()) {
      case "Deployment", "NetworkPolicy", "Service", "ServiceMonitor" ->
          other.name().equals(object.name());
      case "Ingress" ->
          other.name().equals(object.name() + "-web")
              || other.name().equals(object.name() + "-api");
      case "Secret" -> other.name().equals(object.name() + "-admin-key");
      case "ExternalSecret" ->
          Fields.text(other.node(), "spec", "target", "name")
              .orElse(other.name())
              .equals(object.name() + "-admin-key");
      default -> false;
    };
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
