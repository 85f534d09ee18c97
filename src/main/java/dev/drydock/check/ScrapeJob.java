package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A job that finds its targets among pods.
 *
 * @param name its name
 * @param wanted the labels that pods must have to be looked at; never empty
 * @param namespaces the namespaces that it looks in, empty for all
 * @param rules what decides on each port of a pod
 */
record ScrapeJob(
    String name, List<Requirement> wanted, List<String> namespaces, List<RelabelRule> rules) {

  private static final String META = "__meta_kubernetes_";
  private static final String LABEL = META + "pod_label_";
  private static final String LABEL_IS_THERE = META + "pod_labelpresent_";
  private static final String ANNOTATION = META + "pod_annotation_";
  private static final String ANNOTATION_IS_THERE = META + "pod_annotationpresent_";

  ScrapeJob {
    wanted = List.copyOf(wanted);
    namespaces = List.copyOf(namespaces);
    rules = List.copyOf(rules);
  }

  /** Returns the jobs of a configuration that look for pods by label. */
  static List<ScrapeJob> of(Scrapes scrapes) {
    return scrapes.jobs().stream()
        .flatMap(
            job -> Fields.maps(job, "kubernetes_sd_configs").stream().map(each -> of(job, each)))
        .filter(job -> !job.wanted.isEmpty())
        .toList();
  }

  private static ScrapeJob of(MappingNode job, MappingNode discovery) {
    boolean isPods = Fields.text(discovery, "role").orElse("").equals("pod");
    List<Requirement> wanted =
        Fields.maps(discovery, "selectors").stream()
            .filter(each -> isPods && Fields.text(each, "role").orElse("").equals("pod"))
            .flatMap(each -> List.of(Fields.text(each, "label").orElse("").split(",")).stream())
            .map(ScrapeJob::requirement)
            .toList();
    return new ScrapeJob(
        Scrapes.name(job),
        wanted,
        Fields.texts(discovery, "namespaces", "names"),
        Fields.maps(job, "relabel_configs").stream().map(RelabelRule::of).toList());
  }

  /** Reads {@code a}, {@code !a}, {@code a=b} and {@code a!=b}. */
  private static Requirement requirement(String text) {
    String[] parts = text.strip().split("!=|==?", /* limit= */ 2);
    String key = parts[0].strip();
    if (parts.length == 2) {
      return new Requirement(key, text.contains("!=") ? "NotIn" : "In", List.of(parts[1].strip()));
    }
    return key.startsWith("!")
        ? new Requirement(key.substring(1), "DoesNotExist", List.of())
        : new Requirement(key, "Exists", List.of());
  }

  /** Returns whether the job looks at pods at all. */
  boolean looksAt(PodFacts pods) {
    return new Selector(wanted).matches(pods.labels())
        && (namespaces.isEmpty() || namespaces.contains(pods.namespace()));
  }

  /** Returns the ports of pods that the job scrapes. */
  List<PortFact> targets(PodFacts pods) {
    return looksAt(pods)
        ? pods.ports().stream().filter(port -> scrapes(pods, port)).toList()
        : List.of();
  }

  private boolean scrapes(PodFacts pods, PortFact port) {
    SortedMap<String, String> written = new TreeMap<>();
    return rules.stream().allMatch(rule -> rule.keeps(written, name -> label(pods, port, name)));
  }

  /** Returns a label of a target that runs, as service discovery makes it. */
  private static String label(PodFacts pods, PortFact port, String name) {
    return switch (name) {
      case META + "namespace" -> pods.namespace();
      case META + "pod_phase" -> "Running";
      case META + "pod_ready" -> "true";
      case META + "pod_container_init" -> "false";
      case META + "pod_container_name" -> port.container();
      case META + "pod_container_port_name" -> port.name();
      case META + "pod_container_port_number" -> Long.toString(port.number());
      case META + "pod_container_port_protocol" -> port.protocol();
      case META + "pod_controller_kind" -> pods.kind();
      default -> fromPod(pods, name);
    };
  }

  private static String fromPod(PodFacts pods, String name) {
    if (name.startsWith(LABEL)) {
      return value(pods.labels(), name.substring(LABEL.length()));
    }
    if (name.startsWith(ANNOTATION)) {
      return value(pods.annotations(), name.substring(ANNOTATION.length()));
    }
    boolean isThere =
        name.startsWith(LABEL_IS_THERE)
            ? has(pods.labels(), name.substring(LABEL_IS_THERE.length()))
            : name.startsWith(ANNOTATION_IS_THERE)
                && has(pods.annotations(), name.substring(ANNOTATION_IS_THERE.length()));
    return isThere ? "true" : "";
  }

  private static String value(SortedMap<String, String> texts, String spelled) {
    return texts.entrySet().stream()
        .filter(entry -> spelling(entry.getKey()).equals(spelled))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static boolean has(SortedMap<String, String> texts, String spelled) {
    return texts.keySet().stream().anyMatch(key -> spelling(key).equals(spelled));
  }

  /** Discovery writes everything but letters, digits and the underscore as an underscore. */
  private static String spelling(String key) {
    StringBuilder spelled = new StringBuilder(key);
    for (int index = 0; index < spelled.length(); index++) {
      char c = spelled.charAt(index);
      boolean isKept =
          c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isKept) {
        spelled.setCharAt(index, '_');
      }
    }
    return spelled.toString();
  }
}
