package dev.drydock.report;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Related;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Sorts diagnostics and makes one of those that a single cause repeats. */
final class DiagnosticGroups {
  /** How many places of one cause are shown. */
  static final int PLACES = 3;

  private static final String TEMPLATE = ".peb";

  /**
   * What names a tenant in a message: its unit's folder, its namespace and what is called like it.
   * A mistake of one template line in ten thousand tenants is one cause.
   */
  private static final Pattern TENANT =
      Pattern.compile("[^`/ ]+/tenants/[^`/ ]+/[^`/ ]+|\\bt-[a-z0-9][-a-z0-9]*|\\btenant `[^`]*`");

  private DiagnosticGroups() {}

  /**
   * Several diagnostics of one cause.
   *
   * @param first the one to show
   * @param related the places of all, in order
   * @param count how many there are, each as often as it was found
   */
  record Group(Diagnostic first, List<Related> related, int count) {}

  private record Cause(Code code, Location at, String message) {}

  /** Returns the groups in the order of their places. */
  static List<Group> of(Collection<Diagnostic> diagnostics) {
    LinkedHashMap<Cause, List<Diagnostic>> byCause = new LinkedHashMap<>();
    diagnostics.stream()
        .sorted()
        .forEach(
            diagnostic ->
                byCause.computeIfAbsent(cause(diagnostic), _ -> new ArrayList<>()).add(diagnostic));
    return byCause.values().stream().map(DiagnosticGroups::group).toList();
  }

  private static Cause cause(Diagnostic diagnostic) {
    boolean isOfTemplate = diagnostic.at().path().endsWith(TEMPLATE);
    String message = diagnostic.message();
    return new Cause(
        diagnostic.code(),
        diagnostic.at(),
        isOfTemplate ? TENANT.matcher(message).replaceAll("t-") : message);
  }

  private static Group group(List<Diagnostic> same) {
    List<Diagnostic> distinct = same.stream().distinct().toList();
    Diagnostic first = distinct.getFirst();
    TreeSet<Related> places = new TreeSet<>();
    distinct.forEach(diagnostic -> places.addAll(diagnostic.related()));
    return new Group(
        first, distinct.size() == 1 ? first.related() : List.copyOf(places), same.size());
  }
}
