package dev.drydock.compile;

import dev.drydock.fleet.Channel;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetObject;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Stack;
import dev.drydock.fleet.Tenant;
import dev.drydock.release.ReleaseResolver;
import dev.drydock.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lists the documents of a fleet, a row each.
 *
 * @param fleet the fleet
 * @param selector what to list
 */
record FleetListing(Fleet fleet, Selector selector) {
  private static final List<String> NUMBERS = List.of("stacks", "tenants");

  Table tenants() {
    List<String> columns =
        List.of("name", "region", "stack", "plan", "channel", "release", "state", "pin");
    return table("tenants", columns, fleet.tenants().values().stream().map(this::row).toList());
  }

  private Row row(Tenant tenant) {
    return new Row(
        tenant,
        List.of(
            tenant.name(),
            fleet.region(tenant).name(),
            tenant.stackName(),
            tenant.planName(),
            tenant.channelName(),
            ReleaseResolver.resolve(fleet, tenant).name(),
            tenant.state().word(),
            tenant.pin().map(FleetListing::pin).orElse("")));
  }

  private static String pin(Tenant.Pin pin) {
    return pin.releaseName() + pin.until().map(day -> " until " + day).orElse("");
  }

  Table regions() {
    List<String> columns = List.of("name", "engine", "domain", "stacks", "tenants");
    SortedMap<String, Long> tenants = count(Tenant::stackName);
    return table(
        "regions",
        columns,
        fleet.regions().values().stream().map(region -> row(region, tenants)).toList());
  }

  private Row row(Region region, SortedMap<String, Long> tenants) {
    List<Stack> stacks = fleet.stacks(region);
    long count = stacks.stream().mapToLong(stack -> count(tenants, stack.name())).sum();
    return new Row(
        region,
        List.of(
            region.name(),
            region.engine().word(),
            region.domain(),
            Integer.toString(stacks.size()),
            Long.toString(count)));
  }

  Table stacks() {
    List<String> columns = List.of("name", "region", "database", "tenants");
    SortedMap<String, Long> tenants = count(Tenant::stackName);
    return table(
        "stacks",
        columns,
        fleet.stacks().values().stream().map(stack -> row(stack, tenants)).toList());
  }

  private static Row row(Stack stack, SortedMap<String, Long> tenants) {
    return new Row(
        stack,
        List.of(
            stack.name(),
            stack.regionName(),
            stack.spec().string("database", "host").orElse(""),
            Long.toString(count(tenants, stack.name()))));
  }

  Table channels() {
    List<String> columns = List.of("name", "release", "tenants");
    SortedMap<String, Long> tenants = count(Tenant::channelName);
    return table(
        "channels",
        columns,
        fleet.channels().values().stream().map(channel -> row(channel, tenants)).toList());
  }

  private static Row row(Channel channel, SortedMap<String, Long> tenants) {
    return new Row(
        channel,
        List.of(
            channel.name(),
            channel.spec().string("release").orElse(""),
            Long.toString(count(tenants, channel.name()))));
  }

  /** Returns how many tenants name each of what they refer to. */
  private SortedMap<String, Long> count(Function<Tenant, String> reference) {
    return fleet.tenants().values().stream()
        .collect(Collectors.groupingBy(reference, TreeMap::new, Collectors.counting()));
  }

  private static long count(SortedMap<String, Long> tenants, String name) {
    return tenants.getOrDefault(name, 0L);
  }

  /** A document with the cells of its row. */
  private record Row(FleetObject document, List<String> cells) {}

  private Table table(String name, List<String> columns, List<Row> rows) {
    List<List<String>> shown = new ArrayList<>();
    for (Row row : rows) {
      if (selector.matches(labels(columns, row))) {
        shown.add(row.cells());
      }
    }
    return new Table(name, columns, NUMBERS.stream().filter(columns::contains).toList(), shown);
  }

  /** The labels of the document and, where they do not hide one, the filled columns of the row. */
  private static SortedMap<String, String> labels(List<String> columns, Row row) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (int index = 0; index < columns.size(); index++) {
      if (!row.cells().get(index).isEmpty()) {
        labels.put(columns.get(index), row.cells().get(index));
      }
    }
    labels.putAll(row.document().labels());
    return labels;
  }
}
