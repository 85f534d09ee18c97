package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.yaml.MappingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Proves that the API server admits every container of a unit: its quotas and limit ranges ask for
 * nothing that a container does not say. Only quotas and ranges of the same unit are judged.
 */
final class ContainerResourcesCheck implements UnitCheck {

  private static final List<String> COMPUTE = List.of("cpu", "memory");

  @Override
  public Code code() {
    return Code.CHECK_CONTAINER_RESOURCES;
  }

  @Override
  public String relation() {
    return "LimitRange min <= requests <= limits <= max for containers and pods; where a quota"
        + " bounds requests or limits of processors or memory, every container sets them, itself or"
        + " by a LimitRange";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    List<KubernetesObject> objects = unit.objects();
    List<KubernetesObject> rules =
        objects.stream()
            .filter(each -> each.is("", "LimitRange") || each.is("", "ResourceQuota"))
            .toList();
    if (rules.isEmpty()) {
      return;
    }
    for (Pods pods : Pods.of(objects)) {
      ContainerDefaults defaults = ContainerDefaults.of(pods.owner().namespace(), rules);
      for (KubernetesObject rule : rules) {
        if (rule.namespace().equals(pods.owner().namespace())) {
          judge(rule, pods, defaults, diagnostics);
        }
      }
    }
  }

  private void judge(
      KubernetesObject rule, Pods pods, ContainerDefaults defaults, Diagnostics diagnostics) {
    if (rule.kind().equals("ResourceQuota")) {
      quota(rule, pods, defaults, diagnostics);
      return;
    }
    for (MappingNode item : Fields.maps(rule.node(), "spec", "limits")) {
      switch (Fields.text(item, "type").orElse("")) {
        case "Container" ->
            pods.containers()
                .forEach(
                    each -> new Range(rule, item, diagnostics).container(pods, each, defaults));
        case "Pod" -> new Range(rule, item, diagnostics).pod(pods, defaults);
        default -> {}
      }
    }
  }

  private void quota(
      KubernetesObject quota, Pods pods, ContainerDefaults defaults, Diagnostics diagnostics) {
    for (String bounded : Fields.strings(quota.node(), "spec", "hard").keySet()) {
      boolean isLimit = bounded.startsWith("limits.");
      String resource = bounded.substring(bounded.indexOf('.') + 1);
      boolean isCompute =
          COMPUTE.contains(resource)
              && (isLimit || bounded.equals(resource) || bounded.startsWith("requests."));
      for (Pods.Container container : isCompute ? pods.containers() : List.<Pods.Container>of()) {
        Resources said =
            isLimit
                ? PodResources.limits(container.node(), defaults)
                : PodResources.requests(container.node(), defaults);
        if (!said.has(resource)) {
          String message =
              "container `%s` of %s sets no %s `%s`, which %s bounds, so that no pod is admitted"
                  .formatted(
                      container.name(),
                      pods.owner().title(),
                      isLimit ? "limit" : "request",
                      resource,
                      quota.title());
          diagnostics.add(
              Finding.of(
                  code(),
                  Fields.origin(container.node(), "resources", isLimit ? "limits" : "requests"),
                  message,
                  quota.origin("spec", "hard", bounded),
                  "the bound"));
        }
      }
    }
  }

  /** The bounds of one item of a limit range. */
  private final class Range {
    private final KubernetesObject owner;
    private final MappingNode item;
    private final Diagnostics diagnostics;
    private final Resources least;
    private final Resources most;
    private final Resources ratio;

    Range(KubernetesObject owner, MappingNode item, Diagnostics diagnostics) {
      this.owner = owner;
      this.item = item;
      this.diagnostics = diagnostics;
      this.least = Resources.at(item, "min");
      this.most = Resources.at(item, "max");
      this.ratio = Resources.at(item, "maxLimitRequestRatio");
    }

    void container(Pods pods, Pods.Container container, ContainerDefaults defaults) {
      judge(
          "container `%s` of %s".formatted(container.name(), pods.owner().title()),
          container.node(),
          PodResources.requests(container.node(), defaults),
          PodResources.limits(container.node(), defaults));
    }

    void pod(Pods pods, ContainerDefaults defaults) {
      PodResources all = PodResources.of(pods, defaults);
      judge("a pod of " + pods.owner().title(), pods.spec(), all.requests(), all.limits());
    }

    private void judge(String who, MappingNode at, Resources requests, Resources limits) {
      least.amounts().forEach((name, min) -> atLeast(who, at, name, requests, min));
      most.amounts()
          .forEach(
              (name, max) -> {
                atMost(who, at, name, "request", requests, max);
                atMost(who, at, name, "limit", limits, max);
              });
      ratio.amounts().forEach((name, most) -> ratio(who, at, name, requests, limits, most));
    }

    private void atLeast(String who, MappingNode at, String name, Resources said, BigDecimal min) {
      Optional<BigDecimal> amount = said.amount(name);
      if (amount.isEmpty() || amount.orElseThrow().compareTo(min) < 0) {
        String found = amount.map(each -> Resources.print(name, each)).orElse("nothing");
        add(
            "%s requests %s of `%s`, expected at least %s"
                .formatted(who, found, name, Resources.print(name, min)),
            place(at, "requests", name),
            "min",
            name);
      }
    }

    private void atMost(
        String who, MappingNode at, String name, String what, Resources said, BigDecimal max) {
      Optional<BigDecimal> amount = said.amount(name);
      boolean isOpen = amount.isEmpty() && what.equals("limit");
      if (isOpen || amount.filter(each -> each.compareTo(max) > 0).isPresent()) {
        String found = amount.map(each -> Resources.print(name, each)).orElse("nothing");
        add(
            "the %s of `%s` of %s is %s, expected at most %s"
                .formatted(what, name, who, found, Resources.print(name, max)),
            place(at, what + "s", name),
            "max",
            name);
      }
    }

    private void ratio(
        String who,
        MappingNode at,
        String name,
        Resources requests,
        Resources limits,
        BigDecimal most) {
      Optional<BigDecimal> request = requests.amount(name);
      Optional<BigDecimal> limit = limits.amount(name);
      boolean isWithin =
          request.isPresent()
              && limit.isPresent()
              && limit.orElseThrow().compareTo(request.orElseThrow().multiply(most)) <= 0;
      if (!isWithin) {
        add(
            "the limit of `%s` of %s is not within %s times its request"
                .formatted(name, who, most.toPlainString()),
            place(at, "limits", name),
            "maxLimitRequestRatio",
            name);
      }
    }

    private Origin place(MappingNode at, String field, String name) {
      return Fields.origin(at, "resources", field, name);
    }

    private void add(String message, Origin at, String bound, String name) {
      diagnostics.add(
          Finding.of(
              code(),
              at,
              message,
              Fields.origin(item, bound, name),
              "`" + bound + "` of " + owner.title()));
    }
  }
}
