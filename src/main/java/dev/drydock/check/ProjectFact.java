package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An AppProject: what its Applications may apply, and where.
 *
 * @param name its name
 * @param origin where it is written
 * @param namespaces patterns of the namespaces that it permits
 * @param repositories patterns of the repositories that it permits
 * @param clusterKinds patterns {@code group/Kind} of cluster-scoped kinds that it permits
 * @param refusedClusterKinds those that it refuses all the same
 * @param kinds patterns of namespaced kinds that it permits, or nothing where it permits all
 * @param refusedKinds those that it refuses all the same
 */
record ProjectFact(
    String name,
    Origin origin,
    List<String> namespaces,
    List<String> repositories,
    List<String> clusterKinds,
    List<String> refusedClusterKinds,
    Optional<List<String>> kinds,
    List<String> refusedKinds) {

  static Optional<ProjectFact> of(KubernetesObject object) {
    if (!object.is("argoproj.io", "AppProject")) {
      return Optional.empty();
    }
    MappingNode node = object.node();
    return Optional.of(
        new ProjectFact(
            object.name(),
            object.origin(),
            Fields.maps(node, "spec", "destinations").stream()
                .flatMap(each -> Fields.text(each, "namespace").stream())
                .toList(),
            Fields.texts(node, "spec", "sourceRepos"),
            kinds(node, "clusterResourceWhitelist"),
            kinds(node, "clusterResourceBlacklist"),
            node.list("spec", "namespaceResourceWhitelist")
                .map(list -> kinds(node, "namespaceResourceWhitelist")),
            kinds(node, "namespaceResourceBlacklist")));
  }

  private static List<String> kinds(MappingNode node, String field) {
    return Fields.maps(node, "spec", field).stream()
        .map(
            each ->
                (Fields.text(each, "group").orElse("") + "/" + Fields.text(each, "kind").orElse(""))
                    .intern())
        .toList();
  }

  boolean permitsRepository(String repository) {
    return any(repositories, repository) && !any(refused(repositories), repository);
  }

  boolean permitsNamespace(String namespace) {
    return any(namespaces, namespace) && !any(refused(namespaces), namespace);
  }

  /** Returns the patterns that stand behind an exclamation mark. */
  private static List<String> refused(List<String> patterns) {
    return patterns.stream()
        .filter(pattern -> pattern.startsWith("!"))
        .map(pattern -> pattern.substring(1))
        .toList();
  }

  boolean permitsKind(ObjectFact object) {
    String kind = object.group() + "/" + object.kind();
    return object.isNamespaced()
        ? kinds.map(patterns -> any(patterns, kind)).orElse(true) && !any(refusedKinds, kind)
        : any(clusterKinds, kind) && !any(refusedClusterKinds, kind);
  }

  private static boolean any(List<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.equals(text) || glob(pattern, text));
  }

  /** Returns whether a pattern in which {@code *} stands for anything matches. */
  private static boolean glob(String pattern, String text) {
    if (pattern.indexOf('*') < 0) {
      return false;
    }
    String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
    return Pattern.matches(expression, text);
  }
}
