package dev.drydock.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.util.Collection;

/**
 * Writes diagnostics for programs: {@code {"diagnostics": [{code, severity, path, line, column,
 * message, count, related, hint}]}}, all of them, sorted by place. One cause in many places is one
 * diagnostic with their {@code count} and all places. Lines and columns are 1-based; what is not
 * known is left out.
 */
public final class DiagnosticJson {
  private DiagnosticJson() {}

  /** Returns the JSON text, which ends in a line feed. */
  public static String write(Collection<Diagnostic> diagnostics) {
    ObjectNode root = JsonText.object();
    ArrayNode list = root.putArray("diagnostics");
    DiagnosticGroups.of(diagnostics).forEach(group -> add(list.addObject(), group));
    return JsonText.write(root);
  }

  private static void add(ObjectNode node, DiagnosticGroups.Group group) {
    Diagnostic diagnostic = group.first();
    node.put("code", diagnostic.code().slug());
    node.put("severity", diagnostic.severity().word());
    place(node, diagnostic.at());
    node.put("message", diagnostic.message());
    if (group.count() > 1) {
      node.put("count", group.count());
    }
    if (!group.related().isEmpty()) {
      ArrayNode related = node.putArray("related");
      group
          .related()
          .forEach(
              other -> {
                ObjectNode entry = related.addObject();
                place(entry, other.at());
                entry.put("message", other.message());
              });
    }
    diagnostic.hint().ifPresent(hint -> node.put("hint", hint));
  }

  private static void place(ObjectNode node, Location at) {
    if (!at.path().isEmpty()) {
      node.put("path", at.path());
    }
    if (at.line() > 0) {
      node.put("line", at.line());
    }
    if (at.column() > 0) {
      node.put("column", at.column());
    }
  }
}
