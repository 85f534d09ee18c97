package dev.drydock.compile;

import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Stack;
import dev.drydock.fleet.TemplateModel;
import dev.drydock.fleet.Tenant;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the variables that templates see: those of the fleet, and those that only a compile knows.
 */
final class Models {
  private final Fleet fleet;
  private final TemplateModel model;
  private final MappingNode root;
  private final SortedMap<String, MappingNode> regions = new TreeMap<>();
  private final SortedMap<String, MappingNode> stacks = new TreeMap<>();
  private final SortedMap<String, MappingNode> plans = new TreeMap<>();

  Models(Fleet fleet) {
    this.fleet = fleet;
    this.model = new TemplateModel(fleet);
    this.root = model.fleet();
    fleet.regions().forEach((name, region) -> regions.put(name, model.region(region)));
    fleet.stacks().forEach((name, stack) -> stacks.put(name, model.stack(stack)));
    fleet.plans().forEach((name, plan) -> plans.put(name, model.plan(plan)));
  }

  /** Returns what every template of a region sees. */
  SortedMap<String, MappingNode> region(Region region) {
    SortedMap<String, MappingNode> variables = new TreeMap<>();
    variables.put("fleet", root);
    put(variables, "region", regions, region.name());
    return variables;
  }

  /** Returns what every template of a stack sees. */
  SortedMap<String, MappingNode> stack(Stack stack) {
    SortedMap<String, MappingNode> variables = region(fleet.region(stack));
    put(variables, "stack", stacks, stack.name());
    return variables;
  }

  /** Returns what every template of a tenant sees. */
  SortedMap<String, MappingNode> tenant(Tenant tenant) {
    SortedMap<String, MappingNode> variables = stack(fleet.stack(tenant));
    put(variables, "plan", plans, tenant.planName());
    variables.put("tenant", model.tenant(tenant));
    return variables;
  }

  private static void put(
      SortedMap<String, MappingNode> variables,
      String variable,
      SortedMap<String, MappingNode> models,
      String name) {
    MappingNode found = models.get(name);
    if (found == null) {
      throw new IllegalArgumentException("not of this fleet: " + name);
    }
    variables.put(variable, found);
  }

  /** Builds a variable of the compiler's own. */
  static final class Builder {
    private final Origin origin;
    private final SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();

    /**
     * @param origin what the variable is about
     */
    Builder(Origin origin) {
      this.origin = origin;
    }

    Builder put(String key, String value) {
      return put(key, new ScalarNode(value, origin));
    }

    Builder put(String key, long value) {
      return put(key, new ScalarNode(value, origin));
    }

    Builder put(String key, Collection<String> values) {
      return put(
          key,
          new SequenceNode(
              values.stream().<Node>map(value -> new ScalarNode(value, origin)).toList(), origin));
    }

    Builder put(String key, Node value) {
      entries.put(key, new MappingNode.Entry(origin, value));
      return this;
    }

    MappingNode build() {
      return new MappingNode(entries, origin);
    }
  }
}
