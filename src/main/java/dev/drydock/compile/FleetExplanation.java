package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Suggestion;
import dev.drydock.fleet.Contribution;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Layer;
import dev.drydock.fleet.Layers;
import dev.drydock.fleet.Region;
import dev.drydock.fleet.Tenant;
import dev.drydock.fleet.ValueMerger;
import dev.drydock.release.EffectiveRelease;
import dev.drydock.release.ReleaseResolver;
import dev.drydock.render.Component;
import dev.drydock.report.Explanation;
import dev.drydock.yaml.CanonicalJson;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the values of a tenant or a region come from.
 *
 * @param inputs the fleet and its components
 */
record FleetExplanation(Inputs inputs) {
  private static final String TENANT = "tenant/";
  private static final String REGION = "region/";

  /** Whose values are explained. */
  private record Subject(String title, Collection<Component> components, List<Layer> layers) {}

  /**
   * Returns the values at or below a path.
   *
   * @param name a tenant or a region, with {@code tenant/} or {@code region/} before it where both
   *     have the name
   * @param path a component and keys with dots between; empty for all
   */
  Outcome<Explanation> explain(String name, String path) {
    return subject(name).then(subject -> explain(subject, path));
  }

  private Outcome<Subject> subject(String name) {
    Fleet fleet = inputs.fleet();
    @Nullable Tenant tenant =
        name.startsWith(REGION) ? null : fleet.tenants().get(bare(name, TENANT));
    @Nullable Region region =
        name.startsWith(TENANT) ? null : fleet.regions().get(bare(name, REGION));
    if (tenant != null && region != null) {
      return usage(
          "`" + name + "` is a tenant and a region",
          "say `tenant/" + name + "` or `region/" + name + "`");
    }
    if (tenant != null) {
      EffectiveRelease release = ReleaseResolver.resolve(fleet, tenant);
      return Outcome.ok(
          new Subject(
              "tenant " + tenant.name(),
              inputs.components(release).components().values(),
              UnitLayers.of(release, Layers.of(fleet, tenant))));
    }
    if (region != null) {
      return Outcome.ok(
          new Subject(
              "region " + region.name(),
              inputs.regionComponents().components().values(),
              Layers.of(fleet, region)));
    }
    SortedSet<String> names = new TreeSet<>(fleet.tenants().keySet());
    names.addAll(fleet.regions().keySet());
    return usage(
        "there is no tenant and no region `" + name + "`",
        Suggestion.hint(bare(bare(name, TENANT), REGION), names)
            .orElse("`drydock list tenants` and `drydock list regions` show the names"));
  }

  private static String bare(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static <T> Outcome<T> usage(String message, String hint) {
    return Outcome.failed(Diagnostic.of(Code.USAGE, Location.nowhere(), message).withHint(hint));
  }

  private static Outcome<Explanation> explain(Subject subject, String path) {
    Diagnostics diagnostics = new Diagnostics();
    List<Explanation.Value> values = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Component component : subject.components()) {
      known.add(component.name());
      if (path.isEmpty() || isBelow(component.name(), path) || isBelow(path, component.name())) {
        @Nullable MappingNode merged = diagnostics.take(component.values(subject.layers()));
        if (merged != null) {
          List<Layer> layers = new ArrayList<>(List.of(component.defaults()));
          layers.addAll(subject.layers());
          collect(component.name(), List.of(), merged, path, layers, values);
        }
      }
    }
    if (values.isEmpty() && !diagnostics.hasErrors() && !path.isEmpty()) {
      return usage(
          subject.title() + " has no value `" + path + "`",
          Suggestion.hint(path, known(subject, path))
              .orElse("the components are `" + String.join("`, `", known) + "`"));
    }
    return diagnostics.outcome(new Explanation(subject.title(), values));
  }

  /**
   * Returns the paths that a mistyped one may have meant: those of its component, or components.
   */
  private static SortedSet<String> known(Subject subject, String path) {
    SortedSet<String> known = new TreeSet<>();
    for (Component component : subject.components()) {
      known.add(component.name());
      if (isBelow(path, component.name())
          && component.values(subject.layers()) instanceof Outcome.Ok<MappingNode> ok) {
        addPaths(component.name(), ok.value(), known);
      }
    }
    return known;
  }

  private static void addPaths(String above, MappingNode map, SortedSet<String> paths) {
    map.entries()
        .forEach(
            (key, entry) -> {
              String path = above + "." + key;
              paths.add(path);
              if (entry.value() instanceof MappingNode below) {
                addPaths(path, below, paths);
              }
            });
  }

  private static boolean isBelow(String path, String above) {
    return path.equals(above) || path.startsWith(above + ".");
  }

  private static void collect(
      String component,
      List<String> steps,
      Node node,
      String wanted,
      List<Layer> layers,
      List<Explanation.Value> values) {
    String here = component + (steps.isEmpty() ? "" : "." + String.join(".", steps));
    if (node instanceof MappingNode map && !map.entries().isEmpty()) {
      map.entries()
          .forEach(
              (key, entry) -> {
                List<String> below = new ArrayList<>(steps);
                below.add(key);
                collect(component, below, entry.value(), wanted, layers, values);
              });
    } else if (wanted.isEmpty() || isBelow(here, wanted)) {
      values.add(value(here, node, ValueMerger.trace(component, layers, steps)));
    }
  }

  /** What the highest layer says is not the value where it deletes keys of a map. */
  private static Explanation.Value value(String path, Node merged, List<Contribution> trace) {
    List<Explanation.Contribution> overridden =
        trace.subList(0, trace.size() - 1).stream()
            .map(each -> contribution(each.value(), each))
            .toList()
            .reversed();
    return new Explanation.Value(path, contribution(merged, trace.getLast()), overridden);
  }

  private static Explanation.Contribution contribution(Node value, Contribution from) {
    return new Explanation.Contribution(json(value), from.layer(), from.at());
  }

  /** Returns the value as JSON on one line. */
  static String json(Node node) {
    return String.join(
            " ",
            Arrays.stream(CanonicalJson.write(node).split("\n", -1)).map(String::trim).toList())
        .trim();
  }
}
