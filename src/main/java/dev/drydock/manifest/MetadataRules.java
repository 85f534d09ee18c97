package dev.drydock.manifest;

import dev.drydock.schema.TextFormat;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules on names, namespaces, labels and annotations. */
final class MetadataRules {
  /** Of all annotations of an object together, keys and values. */
  private static final int LARGEST_ANNOTATIONS = 256 * 1024;

  /** What only a server writes, or what takes an object out of our hands. */
  private static final List<String> SERVER_FIELDS =
      List.of(
          "creationTimestamp",
          "deletionGracePeriodSeconds",
          "deletionTimestamp",
          "finalizers",
          "generateName",
          "generation",
          "managedFields",
          "ownerReferences",
          "resourceVersion",
          "selfLink",
          "uid");

  /**
   * The finalizer of the Unleash operator. It adds it itself where it is missing, and in doing so
   * writes the object back without the fields that are zero or false, which then take defaults.
   */
  private static final String OPERATED = "unleash.nais.io/finalizer";

  private MetadataRules() {}

  static void judge(Manifest manifest, KindScope scope, Findings findings) {
    name(manifest, findings);
    namespace(manifest, scope, findings);
    MappingNode metadata = manifest.node().map("metadata").orElseThrow();
    for (String field : SERVER_FIELDS) {
      MappingNode.Entry entry = metadata.entries().get(field);
      if (entry != null && !isOperated(manifest, field, entry.value())) {
        findings.add(entry.keyOrigin(), "`metadata." + field + "` must not be rendered");
      }
    }
    texts(metadata, "metadata", findings);
    PodTemplate.of(manifest)
        .filter(template -> !template.equals(manifest.node()))
        .flatMap(template -> template.map("metadata"))
        .ifPresent(pod -> texts(pod, "the pod template's metadata", findings));
  }

  private static boolean isOperated(Manifest manifest, String field, Node value) {
    return field.equals("finalizers")
        && manifest.identity().group().equals("unleash.nais.io")
        && manifest.identity().kind().equals("Unleash")
        && value instanceof SequenceNode list
        && list.items().stream()
            .allMatch(item -> item instanceof ScalarNode text && text.text().equals(OPERATED));
  }

  private static void name(Manifest manifest, Findings findings) {
    Node node = manifest.at("metadata", "name").orElseThrow();
    TextFormat format = nameFormat(manifest.identity());
    String name = manifest.identity().name();
    if (!format.accepts(name)) {
      findings.add(
          node.origin(), "`metadata.name` is `" + name + "`, expected " + format.expected());
    } else if (name.length() > longestName(manifest.identity().kind())) {
      findings.add(
          node.origin(),
          "`metadata.name` is `"
              + name
              + "`, expected at most "
              + longestName(manifest.identity().kind())
              + " characters");
    }
  }

  private static TextFormat nameFormat(ObjectIdentity identity) {
    return switch (identity.group() + "/" + identity.kind()) {
      case "/Namespace" -> TextFormat.DNS_LABEL;
      case "/Service" -> TextFormat.DNS_1035_LABEL;
      case "rbac.authorization.k8s.io/Role",
          "rbac.authorization.k8s.io/RoleBinding",
          "rbac.authorization.k8s.io/ClusterRole",
          "rbac.authorization.k8s.io/ClusterRoleBinding" ->
          TextFormat.PATH_SEGMENT_NAME;
      default -> TextFormat.DNS_SUBDOMAIN;
    };
  }

  /**
   * Names of pods come from that of their owner, with a suffix; a longer name is accepted by the
   * server, and then no pod can be made, or its labels lose their meaning.
   */
  private static int longestName(String kind) {
    return switch (kind) {
      case "CronJob" -> 52;
      case "StatefulSet" -> 52;
      case "Deployment", "Job", "DaemonSet", "ReplicaSet" -> 63;
      default -> 253;
    };
  }

  private static void namespace(Manifest manifest, KindScope scope, Findings findings) {
    Optional<Node> node = manifest.at("metadata", "namespace");
    String kind = manifest.identity().kind();
    if (scope.isNamespaced() && node.isEmpty()) {
      findings.add(
          manifest.at("metadata").orElseThrow().origin(),
          "`metadata` lacks the key `namespace`, which a " + kind + " needs");
    } else if (!scope.isNamespaced() && node.isPresent()) {
      findings.add(node.get().origin(), "a " + kind + " belongs to no namespace, but one is set");
    }
    node.filter(value -> !TextFormat.DNS_LABEL.accepts(text(value)))
        .ifPresent(
            value ->
                findings.add(
                    value.origin(),
                    "`metadata.namespace` is `"
                        + text(value)
                        + "`, expected "
                        + TextFormat.DNS_LABEL.expected()));
  }

  private static void texts(MappingNode metadata, String where, Findings findings) {
    metadata
        .map("labels")
        .ifPresent(
            labels ->
                labels
                    .entries()
                    .forEach(
                        (key, entry) -> {
                          key(key, entry, where + ".labels", TextFormat.QUALIFIED_NAME, findings);
                          value(key, entry.value(), where + ".labels", findings);
                        }));
    metadata.map("annotations").ifPresent(map -> annotations(map, where, findings));
  }

  private static void annotations(MappingNode annotations, String where, Findings findings) {
    long size = 0;
    for (var entry : annotations.entries().entrySet()) {
      key(
          entry.getKey(),
          entry.getValue(),
          where + ".annotations",
          TextFormat.QUALIFIED_NAME,
          findings);
      size += bytes(entry.getKey()) + bytes(text(entry.getValue().value()));
    }
    if (size > LARGEST_ANNOTATIONS) {
      findings.add(
          annotations.origin(),
          "the annotations hold " + size + " bytes, expected at most " + LARGEST_ANNOTATIONS);
    }
  }

  private static void key(
      String key, MappingNode.Entry entry, String where, TextFormat format, Findings findings) {
    boolean isAnnotation = where.endsWith(".annotations");
    if (!format.accepts(isAnnotation ? key.toLowerCase(Locale.ROOT) : key)) {
      findings.add(
          entry.keyOrigin(),
          "the key `" + key + "` in `" + where + "` is not " + format.expected());
    }
  }

  private static void value(String key, Node value, String where, Findings findings) {
    if (!TextFormat.LABEL_VALUE.accepts(text(value))) {
      findings.add(
          value.origin(),
          "the label `"
              + key
              + "` in `"
              + where
              + "` is `"
              + text(value)
              + "`, expected "
              + TextFormat.LABEL_VALUE.expected());
    }
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.text() : node.type();
  }
}
