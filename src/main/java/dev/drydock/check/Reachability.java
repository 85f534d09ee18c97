package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the network policies of a region let through. */
final class Reachability {

  static final String NAME = "kubernetes.io/metadata.name";

  private final SortedMap<String, SortedMap<String, String>> namespaces = new TreeMap<>();
  private final SortedMap<String, List<PolicyFacts>> policies = new TreeMap<>();
  private final SortedMap<String, List<PodFacts>> pods = new TreeMap<>();

  Reachability(List<UnitFacts> units) {
    for (UnitFacts unit : units) {
      unit.namespaces().forEach(each -> namespaces.put(each.name(), each.labels()));
      for (PolicyFacts policy : unit.network().policies()) {
        policies.computeIfAbsent(policy.namespace(), name -> new ArrayList<>()).add(policy);
      }
      for (PodFacts each : unit.pods()) {
        pods.computeIfAbsent(each.namespace(), name -> new ArrayList<>()).add(each);
      }
    }
  }

  /**
   * Why pods do not reach others, or not only those who should.
   *
   * @param message what is wrong
   * @param at where
   */
  record Problem(String message, Origin at) {}

  /** Returns what stops pods from reaching a port of others, or leaves it open to all. */
  List<Problem> problems(PodFacts from, PodFacts to, PortFact port) {
    List<Problem> problems = new ArrayList<>();
    List<PolicyFacts> in = about(to, PolicyFacts::closesIn);
    List<PolicyFacts> out = about(from, PolicyFacts::closesOut);
    if (in.isEmpty()) {
      problems.add(new Problem("no network policy closes the pods of " + to.owner(), to.origin()));
    } else if (in.stream().noneMatch(policy -> lets(policy, policy.in(), from, port))) {
      problems.add(
          new Problem(
              "no network policy opens port %s of %s to %s"
                  .formatted(port.print(), to.owner(), from.owner()),
              in.getLast().origin()));
    }
    if (out.isEmpty()) {
      problems.add(
          new Problem("no network policy closes what leaves " + from.owner(), from.origin()));
    } else if (out.stream().noneMatch(policy -> lets(policy, policy.out(), to, port))) {
      problems.add(
          new Problem(
              "no network policy lets %s out to port %s of %s"
                  .formatted(from.owner(), port.print(), to.owner()),
              out.getLast().origin()));
    }
    return problems;
  }

  private List<PolicyFacts> about(PodFacts pods, Predicate<PolicyFacts> closes) {
    return policies.getOrDefault(pods.namespace(), List.of()).stream()
        .filter(closes)
        .filter(policy -> policy.pods().matches(pods.labels()))
        .toList();
  }

  private boolean lets(
      PolicyFacts policy, List<PolicyFacts.Opening> openings, PodFacts other, PortFact port) {
    for (PolicyFacts.Opening opening : openings) {
      boolean isPeer =
          opening.peers().isEmpty()
              || opening.peers().stream().anyMatch(peer -> is(peer, policy, other));
      if (isPeer && opening.opens(port)) {
        return true;
      }
    }
    return false;
  }

  /** A network of addresses says nothing of pods, whose addresses nobody knows. */
  private boolean is(PolicyFacts.Peer peer, PolicyFacts policy, PodFacts other) {
    if (peer.isNetwork()) {
      return false;
    }
    boolean isNamespace =
        peer.namespaces()
            .map(selector -> selector.matches(labels(other.namespace())))
            .orElse(other.namespace().equals(policy.namespace()));
    return isNamespace && peer.pods().map(each -> each.matches(other.labels())).orElse(true);
  }

  private SortedMap<String, String> labels(String namespace) {
    SortedMap<String, String> known = namespaces.get(namespace);
    if (known != null) {
      return known;
    }
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(NAME, namespace);
    return Collections.unmodifiableSortedMap(labels);
  }

  /** Returns what opens a port to more than pods by name: to all of a namespace, or to nobody. */
  List<Problem> loose(PodFacts to, PortFact port) {
    List<Problem> problems = new ArrayList<>();
    for (PolicyFacts policy : about(to, PolicyFacts::closesIn)) {
      for (PolicyFacts.Opening opening : policy.in()) {
        if (opening.opens(port)) {
          loose(policy, opening, port, problems);
        }
      }
    }
    return problems;
  }

  private void loose(
      PolicyFacts policy, PolicyFacts.Opening opening, PortFact port, List<Problem> problems) {
    String opens = policy.owner() + " opens port " + port.print();
    if (opening.peers().isEmpty()) {
      problems.add(new Problem(opens + " to everybody", opening.origin()));
    }
    for (PolicyFacts.Peer peer : opening.peers()) {
      why(policy, peer)
          .ifPresent(why -> problems.add(new Problem(opens + " " + why, peer.origin())));
    }
  }

  private Optional<String> why(PolicyFacts policy, PolicyFacts.Peer peer) {
    if (peer.isNetwork()) {
      return Optional.of("to a network, expected pods of a namespace");
    }
    Optional<List<String>> names =
        peer.namespaces().isEmpty()
            ? Optional.of(List.of(policy.namespace()))
            : peer.namespaces().orElseThrow().allowed(NAME);
    if (names.isEmpty()) {
      return Optional.of("to namespaces that it does not name by `" + NAME + "`");
    }
    if (peer.pods().isEmpty() || peer.pods().orElseThrow().isEmpty()) {
      return peer.namespaces().isEmpty()
          ? Optional.empty()
          : Optional.of("to all pods of `" + String.join("`, `", names.orElseThrow()) + "`");
    }
    // Of namespaces that somebody else makes, nobody here knows the pods.
    boolean isForeign = !namespaces.keySet().containsAll(names.orElseThrow());
    boolean isAnybody =
        isForeign
            || names.orElseThrow().stream()
                .flatMap(name -> pods.getOrDefault(name, List.of()).stream())
                .anyMatch(each -> peer.pods().orElseThrow().matches(each.labels()));
    return isAnybody
        ? Optional.empty()
        : Optional.of(
            "to pods in `" + String.join("`, `", names.orElseThrow()) + "` that nobody renders");
  }
}
