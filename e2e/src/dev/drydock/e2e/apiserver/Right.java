package dev.drydock.e2e.apiserver;

import dev.drydock.e2e.cluster.ApiResource;
import dev.drydock.e2e.cluster.ApiResources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A verb on a resource, as RBAC knows it.
 *
 * @param group empty for the core group
 * @param resource its plural
 * @param subresource empty for the resource itself
 * @param verb what is done
 */
record Right(String group, String resource, String subresource, String verb)
    implements Comparable<Right> {
  /** The verbs of requests; those without a request of their own are in lists of rules. */
  private static final List<String> VERBS =
      List.of("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");

  private static final Comparator<Right> ORDER =
      Comparator.comparing(Right::group)
          .thenComparing(Right::resource)
          .thenComparing(Right::subresource)
          .thenComparing(Right::verb);

  /** Returns a right as a rule of a role writes it, with a subresource behind a slash. */
  static Right of(String group, String resource, String verb) {
    int slash = resource.indexOf('/');
    return slash < 0
        ? new Right(group, resource, "", verb)
        : new Right(group, resource.substring(0, slash), resource.substring(slash + 1), verb);
  }

  /** Returns every right that there is on what a server serves. */
  static SortedSet<Right> all(ApiResources resources) {
    SortedSet<Right> all = new TreeSet<>();
    for (ApiResource resource : resources.all()) {
      List<String> parts = new ArrayList<>(resource.subresources().keySet());
      parts.add("");
      for (String part : parts) {
        for (String verb : VERBS) {
          all.add(new Right(resource.group(), resource.plural(), part, verb));
        }
      }
    }
    return all;
  }

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return verb
        + " "
        + resource
        + (subresource.isEmpty() ? "" : "/" + subresource)
        + (group.isEmpty() ? "" : " of " + group);
  }
}
