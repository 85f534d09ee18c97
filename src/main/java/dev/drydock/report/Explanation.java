package dev.drydock.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.diag.Location;
import java.util.List;

/**
 * Where the values of a tenant or a region come from.
 *
 * @param subject whose values, such as {@code tenant acme}
 * @param values the merged leaves in the order of their paths
 */
public record Explanation(String subject, List<Value> values) {

  public Explanation {
    values = List.copyOf(values);
  }

  /**
   * One merged leaf.
   *
   * @param path component and keys, with dots between
   * @param winner the layer that the value comes from
   * @param overridden the lower layers that set it too, the highest of them first
   */
  public record Value(String path, Contribution winner, List<Contribution> overridden) {
    public Value {
      overridden = List.copyOf(overridden);
    }
  }

  /**
   * What one layer says of a leaf.
   *
   * @param value the value as JSON, in which strings are quoted
   * @param layer the layer, such as {@code plan large}
   * @param at where it is written
   */
  public record Contribution(String value, String layer, Location at) {}

  /** Returns a paragraph a value. */
  public String text() {
    StringBuilder out = new StringBuilder();
    for (Value value : values) {
      out.append(InertText.oneLine(value.path())).append(" = ");
      out.append(InertText.oneLine(value.winner().value())).append('\n');
      out.append("  from ").append(source(value.winner())).append('\n');
      for (Contribution lower : value.overridden()) {
        out.append("  overrides ").append(InertText.oneLine(lower.value()));
        out.append(" from ").append(source(lower)).append('\n');
      }
    }
    return out.toString();
  }

  private static String source(Contribution contribution) {
    return contribution.layer()
        + DiagnosticText.place(contribution.at()).map(place -> ", " + place).orElse("");
  }

  /** Returns {@code {subject, values: [{path, value, layer, at, overrides: [...]}]}}. */
  public String json() {
    ObjectNode root = JsonText.object();
    root.put("subject", subject);
    ArrayNode list = root.putArray("values");
    for (Value value : values) {
      ObjectNode node = list.addObject();
      node.put("path", value.path());
      put(node, value.winner());
      ArrayNode overrides = node.putArray("overrides");
      value.overridden().forEach(lower -> put(overrides.addObject(), lower));
    }
    return JsonText.write(root);
  }

  private static void put(ObjectNode node, Contribution contribution) {
    node.set("value", JsonText.parse(contribution.value()));
    node.put("layer", contribution.layer());
    DiagnosticText.place(contribution.at()).ifPresent(place -> node.put("at", place));
  }
}
