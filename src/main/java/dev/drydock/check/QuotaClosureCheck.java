package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Proves that quotas let every workload of their namespace roll at its largest. Judged are pods,
 * requests and limits; of what else a quota may bound (objects, storage) nothing is said here.
 */
final class QuotaClosureCheck implements FleetCheck {

  private static final String LIMITS = "limits.";
  private static final String REQUESTS = "requests.";
  private static final List<String> PLAIN = List.of("cpu", "memory", "ephemeral-storage");

  @Override
  public Code code() {
    return Code.CHECK_QUOTA_CLOSURE;
  }

  @Override
  public String relation() {
    return "2 x max replicas x (pods, requests, limits) of the workloads of a namespace <= its"
        + " quota, for each of these that the quota names; 1 x where pods are replaced in place;"
        + " a DaemonSet counts once for each node";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (Region region : fleet.regions().values()) {
      SortedMap<String, List<PodFacts>> pods = new TreeMap<>();
      for (UnitFacts unit : facts.units(region.name())) {
        unit.pods()
            .forEach(
                each ->
                    pods.computeIfAbsent(each.namespace(), name -> new ArrayList<>()).add(each));
      }
      for (UnitFacts unit : facts.units(region.name())) {
        Diagnostics found = new Diagnostics();
        for (QuotaFacts quota : unit.quotas()) {
          check(quota, pods.getOrDefault(quota.namespace(), List.of()), region, found);
        }
        found.all().forEach(each -> diagnostics.add(Finding.ofUnit(each, unit.id(), fleet)));
      }
    }
  }

  private void check(
      QuotaFacts quota, List<PodFacts> pods, Region region, Diagnostics diagnostics) {
    BigDecimal sum = BigDecimal.ZERO;
    for (PodFacts each : pods) {
      sum = sum.add(demand(quota.resource(), each, region));
    }
    if (sum.compareTo(quota.hard()) <= 0) {
      return;
    }
    PodFacts largest =
        pods.stream()
            .max(
                Comparator.comparing((PodFacts each) -> demand(quota.resource(), each, region))
                    .thenComparing(PodFacts::owner))
            .orElseThrow();
    String message =
        "`%s` %s of %s is less than %s, which %s at most: %s"
            .formatted(
                quota.resource(),
                Resources.print(quota.resource(), quota.hard()),
                quota.owner(),
                Resources.print(quota.resource(), sum),
                pods.size() == 1
                    ? largest.owner() + " takes"
                    : "the " + pods.size() + " workloads of the namespace take",
                sum(quota.resource(), largest, region));
    diagnostics.add(
        Finding.of(
                code(),
                quota.origin(),
                message,
                largest.replicasOrigin(),
                "replicas of " + largest.owner())
            .withHint("while a rollout goes on, old pods terminate beside the new ones"));
  }

  private static BigDecimal demand(String resource, PodFacts pods, Region region) {
    return each(resource, pods).multiply(BigDecimal.valueOf(pods.copies() * count(pods, region)));
  }

  private static String sum(String resource, PodFacts pods, Region region) {
    return "%s has %d x %d x %s"
        .formatted(
            pods.owner(),
            pods.copies(),
            count(pods, region),
            Resources.print(resource, each(resource, pods)));
  }

  private static long count(PodFacts pods, Region region) {
    return pods.isDaemon()
        ? Fields.integer(region.spec(), "nodes", "maximum").orElse(1L)
        : pods.maximum();
  }

  private static BigDecimal each(String resource, PodFacts pods) {
    if (resource.equals("pods") || resource.equals("count/pods")) {
      return BigDecimal.ONE;
    }
    if (resource.startsWith(LIMITS)) {
      return amount(pods.resources().limits(), resource.substring(LIMITS.length()));
    }
    if (resource.startsWith(REQUESTS)) {
      return amount(pods.resources().requests(), resource.substring(REQUESTS.length()));
    }
    return PLAIN.contains(resource)
        ? amount(pods.resources().requests(), resource)
        : BigDecimal.ZERO;
  }

  private static BigDecimal amount(Resources resources, String name) {
    return resources.amount(name).orElse(BigDecimal.ZERO);
  }
}
