package dev.drydock.fleet;

import dev.drydock.yaml.MappingNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole fleet, valid: every name resolves and every rule holds. All maps are by name.
 *
 * @param declaration the root document
 * @param regions the regions
 * @param stacks the stacks
 * @param plans the plans
 * @param channels the channels
 * @param releases the releases that were cut
 * @param tenants the tenants, inline ones among them
 */
public record Fleet(
    Declaration declaration,
    SortedMap<String, Region> regions,
    SortedMap<String, Stack> stacks,
    SortedMap<String, Plan> plans,
    SortedMap<String, Channel> channels,
    SortedMap<String, Release> releases,
    SortedMap<String, Tenant> tenants) {

  public Fleet {
    regions = copy(regions);
    stacks = copy(stacks);
    plans = copy(plans);
    channels = copy(channels);
    releases = copy(releases);
    tenants = copy(tenants);
  }

  private static <T> SortedMap<String, T> copy(SortedMap<String, T> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Returns the name of the fleet. */
  public String name() {
    return declaration.name();
  }

  /** Returns the root document. */
  public MappingNode document() {
    return declaration.document();
  }

  /** Returns what the root document says. */
  public MappingNode spec() {
    return declaration.spec();
  }

  /** Returns the region of a stack. */
  public Region region(Stack stack) {
    return found(regions, stack.regionName());
  }

  /** Returns the region of a tenant. */
  public Region region(Tenant tenant) {
    return region(stack(tenant));
  }

  /** Returns the stack of a tenant. */
  public Stack stack(Tenant tenant) {
    return found(stacks, tenant.stackName());
  }

  /** Returns the plan of a tenant. */
  public Plan plan(Tenant tenant) {
    return found(plans, tenant.planName());
  }

  /** Returns the channel of a tenant. */
  public Channel channel(Tenant tenant) {
    return found(channels, tenant.channelName());
  }

  /** Returns the stacks of a region, by name. */
  public List<Stack> stacks(Region region) {
    return stacks.values().stream()
        .filter(stack -> stack.regionName().equals(region.name()))
        .toList();
  }

  private static <T> T found(SortedMap<String, T> map, String name) {
    T value = map.get(name);
    if (value == null) {
      throw new IllegalArgumentException("not of this fleet: " + name);
    }
    return value;
  }
}
