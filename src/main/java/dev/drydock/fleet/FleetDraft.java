package dev.drydock.fleet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was read so far: objects that their schemas accepted, with references that may lead nowhere,
 * and the names of those that were refused, so that one mistake is not reported twice.
 */
final class FleetDraft {
  final List<Declaration> roots = new ArrayList<>();
  final SortedMap<String, Region> regions = new TreeMap<>();
  final SortedMap<String, Stack> stacks = new TreeMap<>();
  final SortedMap<String, Plan> plans = new TreeMap<>();
  final SortedMap<String, Channel> channels = new TreeMap<>();
  final SortedMap<String, Release> releases = new TreeMap<>();
  final SortedMap<String, Tenant> tenants = new TreeMap<>();

  private final SortedSet<String> unread = new TreeSet<>();
  private final Map<FleetKind, SortedSet<String>> names = new EnumMap<>(FleetKind.class);

  /** Notes that a file could not be read, so that a name that is missing may stand there. */
  void skip(String path) {
    unread.add(path);
  }

  /** Returns whether every file was read. */
  boolean isComplete() {
    return unread.isEmpty();
  }

  /** Notes that a kind is there, with a name or without one. */
  void declare(FleetKind kind) {
    names.computeIfAbsent(kind, ignored -> new TreeSet<>());
  }

  /** Notes that a name is declared, validly or not. */
  void declare(FleetKind kind, String name) {
    names.computeIfAbsent(kind, ignored -> new TreeSet<>()).add(name);
  }

  /** Returns whether there is a document of a kind, valid or not. */
  boolean has(FleetKind kind) {
    return names.containsKey(kind);
  }

  /** Returns every declared name of a kind. */
  SortedSet<String> names(FleetKind kind) {
    return names.getOrDefault(kind, new TreeSet<>());
  }

  /** Returns the region of a tenant where stack and region are known. */
  Optional<Region> region(Tenant tenant) {
    return Optional.ofNullable(stacks.get(tenant.stackName()))
        .map(stack -> regions.get(stack.regionName()));
  }

  /** Returns what is known of the declarations whose values reach a tenant, in merge order. */
  Stream<Declaration> declarations(Tenant tenant) {
    Stream<Optional<? extends FleetObject>> objects =
        Stream.of(
            Optional.ofNullable(plans.get(tenant.planName())),
            region(tenant),
            Optional.ofNullable(stacks.get(tenant.stackName())),
            Optional.of(tenant));
    return Stream.concat(
        roots.stream().limit(1), objects.flatMap(Optional::stream).map(FleetObject::declaration));
  }

  /** Returns every declaration that may set values. */
  Stream<Declaration> declarations() {
    return Stream.concat(
        roots.stream(),
        Stream.of(regions, stacks, plans, releases, tenants)
            .flatMap(map -> map.values().stream())
            .map(FleetObject::declaration));
  }

  /** Returns the fleet, once every rule holds. */
  Fleet fleet() {
    return new Fleet(roots.getFirst(), regions, stacks, plans, channels, releases, tenants);
  }
}
