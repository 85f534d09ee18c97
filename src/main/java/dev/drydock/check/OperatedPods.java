package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The pods that the Unleash operator makes of an {@code Unleash} object, so that checks judge them
 * like any others. What it fixes itself is as nais/unleasherator 6da0ba7 has it.
 */
final class OperatedPods {

  static final String GROUP = "unleash.nais.io";
  static final String KIND = "Unleash";

  /** No hook, no readiness probe, no spread over zones, and a grace period of 30 seconds. */
  private static final MappingNode FIXED =
      parse(
          """
          metadata:
            labels:
              app.kubernetes.io/name: Unleash
              app.kubernetes.io/part-of: unleasherator
              app.kubernetes.io/created-by: controller-manager
            annotations: {}
          spec:
            securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
            containers:
            - name: unleash
              imagePullPolicy: Always
              ports: [{name: http, containerPort: 4242, protocol: TCP}]
              livenessProbe:
                httpGet: {path: /health, port: 4242, scheme: HTTP}
                initialDelaySeconds: 5
                timeoutSeconds: 10
                periodSeconds: 10
                failureThreshold: 3
              securityContext:
                runAsNonRoot: true
                runAsUser: 1001
                allowPrivilegeEscalation: false
                capabilities: {drop: [ALL]}
          """);

  private final MappingNode object;
  private final Origin origin;

  private OperatedPods(MappingNode object) {
    this.object = object;
    this.origin = Fields.origin(object, "spec");
  }

  /** Returns metadata and spec of the pods; what the operator fixes has the object's place. */
  static MappingNode template(MappingNode object) {
    return new OperatedPods(object).template();
  }

  private MappingNode template() {
    MappingNode fixed = (MappingNode) moved(FIXED);
    return map(
        with(
            fixed.entries(),
            "metadata",
            metadata(fixed.map("metadata").orElseThrow()),
            "spec",
            spec(fixed.map("spec").orElseThrow())));
  }

  private Node metadata(MappingNode fixed) {
    SequencedMap<String, MappingNode.Entry> labels =
        new LinkedHashMap<>(fixed.map("labels").orElseThrow().entries());
    object
        .at("metadata", "name")
        .ifPresent(name -> labels.put("app.kubernetes.io/instance", entry(name)));
    add(labels, "podLabels");
    SequencedMap<String, MappingNode.Entry> annotations = new LinkedHashMap<>();
    add(annotations, "podAnnotations");
    return map(with(fixed.entries(), "labels", map(labels), "annotations", map(annotations)));
  }

  private void add(SequencedMap<String, MappingNode.Entry> texts, String field) {
    object.map("spec", field).ifPresent(more -> texts.putAll(more.entries()));
  }

  private Node spec(MappingNode fixed) {
    MappingNode container = (MappingNode) fixed.list("containers").orElseThrow().items().getFirst();
    SequencedMap<String, MappingNode.Entry> server = new LinkedHashMap<>(container.entries());
    copy(server, "image", "customImage");
    copy(server, "resources", "resources");
    copy(server, "volumeMounts", "extraVolumeMounts");
    server.put("env", entry(environment()));
    List<Node> containers = new ArrayList<>(List.of(map(server)));
    containers.addAll(items("extraContainers"));

    SequencedMap<String, MappingNode.Entry> spec = new LinkedHashMap<>(fixed.entries());
    spec.put("containers", entry(new SequenceNode(containers, origin)));
    copy(spec, "volumes", "extraVolumes");
    copy(spec, "serviceAccountName", "existingServiceAccountName");
    return map(spec);
  }

  /** The operator's own variables come first, and the last of two equal ones wins. */
  private Node environment() {
    List<Node> variables = new ArrayList<>();
    object
        .at("spec", "database", "host")
        .ifPresent(
            host ->
                variables.add(
                    map(
                        with(
                            new LinkedHashMap<>(),
                            "name",
                            new ScalarNode("DATABASE_HOST", origin),
                            "value",
                            host))));
    variables.addAll(items("extraEnvVars"));
    return new SequenceNode(variables, origin);
  }

  private List<Node> items(String field) {
    return object.list("spec", field).map(SequenceNode::items).orElse(List.of());
  }

  private void copy(SequencedMap<String, MappingNode.Entry> to, String field, String from) {
    object.at("spec", from).ifPresent(value -> to.put(field, entry(value)));
  }

  private SequencedMap<String, MappingNode.Entry> with(
      SequencedMap<String, MappingNode.Entry> entries,
      String one,
      Node first,
      String other,
      Node second) {
    SequencedMap<String, MappingNode.Entry> changed = new LinkedHashMap<>(entries);
    changed.put(one, entry(first));
    changed.put(other, entry(second));
    return changed;
  }

  private MappingNode map(SequencedMap<String, MappingNode.Entry> entries) {
    return new MappingNode(entries, origin);
  }

  private static MappingNode.Entry entry(Node value) {
    return new MappingNode.Entry(value.origin(), value);
  }

  private Node moved(Node node) {
    return switch (node) {
      case ScalarNode scalar -> new ScalarNode(scalar.value(), origin);
      case SequenceNode list ->
          new SequenceNode(list.items().stream().map(this::moved).toList(), origin);
      case MappingNode map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        map.entries().forEach((key, each) -> entries.put(key, entry(moved(each.value()))));
        yield map(entries);
      }
    };
  }

  private static MappingNode parse(String text) {
    return switch (StrictYaml.parse(new SourceFile("operator.yaml", text))) {
      case Outcome.Ok<List<MappingNode>> ok -> ok.value().getFirst();
      case Outcome.Failed<List<MappingNode>> failed ->
          throw new IllegalStateException(failed.diagnostics().toString());
    };
  }
}
