import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the rivals' inputs from the tenants' folders of a rendered fleet, so that they do the same
 * work, and compares what they make of them: {@code java -cp target/drydock.jar
 * bench/RivalInputs.java write RENDERED FOLDER} and {@code compare RENDERED WRITTEN}.
 *
 * <p>What all tenants have in common becomes the chart, or the base. What differs becomes a value in
 * the tenant's file of values, or a JSON patch in its overlay. A value that stands in many places is
 * one value. Where a list differs in length, or a key is not everywhere, the whole of it is the value.
 */
public final class RivalInputs {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode ABSENT = MissingNode.getInstance();
  private static final String CONTAINERS = "/spec/template/spec/containers/";

  /** What kustomize sets with its own means. */
  private static final Pattern TRANSFORMED =
      Pattern.compile("/metadata/namespace|(/spec/template)?/metadata/labels/drydock.dev~1tenant");

  /** The objects by file name, then by tenant. */
  private final SortedMap<String, SortedMap<String, JsonNode>> objects = new TreeMap<>();

  private final List<String> tenants;

  /** The values that differ: what each tenant has, and the name of it. */
  private final Map<List<JsonNode>, String> names = new LinkedHashMap<>();

  private RivalInputs(Path rendered) throws IOException {
    Set<String> all = new TreeSet<>();
    for (Path file : files(rendered)) {
      Path path = rendered.relativize(file);
      if (path.getNameCount() == 5 && path.getName(1).toString().equals("tenants")) {
        String tenant = path.getName(3).toString();
        all.add(tenant);
        objects
            .computeIfAbsent(path.getName(4).toString(), name -> new TreeMap<>())
            .put(tenant, YAML.readTree(file.toFile()));
      }
    }
    tenants = List.copyOf(all);
  }

  public static void main(String[] arguments) throws IOException {
    RivalInputs inputs = new RivalInputs(Path.of(arguments[1]));
    Path folder = Path.of(arguments[2]);
    switch (arguments[0]) {
      case "write" -> {
        inputs.writeChart(folder.resolve("helm"));
        inputs.writeOverlays(folder.resolve("kustomize"));
      }
      case "compare" -> inputs.compare(folder);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Returns an object of every tenant, in the order of the tenants. */
  private List<JsonNode> ofTenants(Map<String, JsonNode> byTenant) {
    return tenants.stream().map(tenant -> byTenant.getOrDefault(tenant, ABSENT)).toList();
  }

  // ---- helm -----------------------------------------------------------------------------------

  private void writeChart(Path folder) throws IOException {
    write(folder.resolve("chart/Chart.yaml"), "apiVersion: v2\nname: tenant\nversion: 1.0.0\n");
    for (Map.Entry<String, SortedMap<String, JsonNode>> file : objects.entrySet()) {
      List<JsonNode> nodes = ofTenants(file.getValue());
      StringBuilder out = new StringBuilder();
      map(out, nodes, "");
      if (nodes.contains(ABSENT)) {
        String isThere = named(each(nodes, node -> BooleanNode.valueOf(node != ABSENT)));
        out.insert(0, "{{- if .Values." + isThere + " }}\n").append("{{- end }}\n");
      }
      write(folder.resolve("chart/templates").resolve(file.getKey()), out.toString());
    }
    for (int tenant = 0; tenant < tenants.size(); tenant++) {
      ObjectNode values = JSON.createObjectNode();
      for (Map.Entry<List<JsonNode>, String> value : names.entrySet()) {
        if (value.getKey().get(tenant) != ABSENT) {
          values.set(value.getValue(), value.getKey().get(tenant));
        }
      }
      write(folder.resolve("values/" + tenants.get(tenant) + ".yaml"), YAML.writeValueAsString(values));
    }
  }

  private void map(StringBuilder out, List<JsonNode> nodes, String indent) {
    for (String key : keys(nodes)) {
      List<JsonNode> inner = each(nodes, node -> child(node, key));
      String start = indent + JSON.valueToTree(key) + ":";
      if (isEverywhere(nodes, inner)) {
        out.append(start);
        value(out, inner, indent + "  ");
      } else {
        String name = named(inner);
        out.append("{{- if hasKey .Values \"").append(name).append("\" }}\n").append(start);
        out.append(" {{ toJson .Values.").append(name).append(" }}\n{{- end }}\n");
      }
    }
  }

  /** Writes what stands behind a key or a dash. */
  private void value(StringBuilder out, List<JsonNode> nodes, String indent) {
    Set<JsonNode> different = present(nodes);
    JsonNode first = different.iterator().next();
    if (areMaps(different)) {
      out.append('\n');
      map(out, nodes, indent);
    } else if (areListsOfOneLength(different)) {
      out.append('\n');
      for (int index = 0; index < first.size(); index++) {
        int item = index;
        out.append(indent).append('-');
        value(out, each(nodes, node -> node == ABSENT ? ABSENT : node.get(item)), indent + "  ");
      }
    } else if (different.size() == 1 && !first.toString().contains("{{")) {
      out.append(' ').append(first).append('\n');
    } else {
      out.append(" {{ toJson .Values.").append(named(nodes)).append(" }}\n");
    }
  }

  private String named(List<JsonNode> nodes) {
    return names.computeIfAbsent(nodes, key -> "v" + names.size());
  }

  // ---- kustomize ------------------------------------------------------------------------------

  private void writeOverlays(Path folder) throws IOException {
    ObjectNode base = kustomization();
    SortedMap<String, JsonNode> bases = new TreeMap<>();
    for (Map.Entry<String, SortedMap<String, JsonNode>> file : objects.entrySet()) {
      JsonNode common = mostCommon(List.copyOf(file.getValue().values()));
      bases.put(file.getKey(), common);
      ((ObjectNode) common.get("metadata")).remove("namespace");
      base.withArray("resources").add(file.getKey());
      write(folder.resolve("base").resolve(file.getKey()), YAML.writeValueAsString(common));
    }
    write(folder.resolve("base/kustomization.yaml"), YAML.writeValueAsString(base));
    for (String tenant : tenants) {
      ObjectNode overlay = kustomization().put("namespace", "t-" + tenant);
      overlay.withArray("resources").add("../../base");
      ObjectNode label = overlay.withArray("labels").addObject().put("includeTemplates", true);
      label.putObject("pairs").put("drydock.dev/tenant", tenant);
      for (Map.Entry<String, SortedMap<String, JsonNode>> file : objects.entrySet()) {
        patch(overlay, bases.get(file.getKey()), file.getValue().get(tenant));
      }
      Path path = folder.resolve("overlays").resolve(tenant).resolve("kustomization.yaml");
      write(path, YAML.writeValueAsString(overlay));
    }
  }

  private static ObjectNode kustomization() {
    return JSON.createObjectNode().put("apiVersion", "kustomize.config.k8s.io/v1beta1").put("kind", "Kustomization");
  }

  private static void patch(ObjectNode overlay, JsonNode base, JsonNode wanted) throws IOException {
    if (wanted == null) {
      add(overlay, base, deletion(base));
      return;
    }
    ArrayNode operations = JSON.createArrayNode();
    ObjectNode environments = JSON.createObjectNode();
    difference(base, wanted, "", operations, environments);
    if (!operations.isEmpty()) {
      add(overlay, base, operations);
    }
    if (!environments.isEmpty()) {
      ObjectNode merged = identity(base);
      ArrayNode containers = merged.putObject("spec").putObject("template").putObject("spec").putArray("containers");
      environments.properties().forEach(entry -> containers.addObject().put("name", entry.getKey()).set("env", entry.getValue()));
      add(overlay, base, merged);
    }
  }

  private static void add(ObjectNode overlay, JsonNode base, JsonNode patch) throws IOException {
    ObjectNode entry = overlay.withArray("patches").addObject();
    entry.putObject("target").put("kind", base.get("kind").asText()).set("name", base.at("/metadata/name"));
    entry.put("patch", YAML.writeValueAsString(patch));
  }

  private static JsonNode deletion(JsonNode base) {
    return identity(base).put("$patch", "delete");
  }

  private static ObjectNode identity(JsonNode base) {
    ObjectNode identity = JSON.createObjectNode();
    identity.set("apiVersion", base.get("apiVersion"));
    identity.set("kind", base.get("kind"));
    identity.putObject("metadata").set("name", base.at("/metadata/name"));
    return identity;
  }

  /** The value that most have: key by key where all are maps, item by item in lists of one length. */
  private static JsonNode mostCommon(List<JsonNode> nodes) {
    Set<JsonNode> different = present(nodes);
    if (areMaps(different)) {
      ObjectNode map = JSON.createObjectNode();
      for (String key : keys(nodes)) {
        List<JsonNode> inner = each(nodes, node -> child(node, key));
        if (Collections.frequency(inner, ABSENT) * 2 < nodes.size()) {
          map.set(key, mostCommon(inner.stream().filter(node -> node != ABSENT).toList()));
        }
      }
      return map;
    }
    if (areListsOfOneLength(different)) {
      ArrayNode list = JSON.createArrayNode();
      for (int index = 0; index < nodes.getFirst().size(); index++) {
        int item = index;
        list.add(mostCommon(each(nodes, node -> node.get(item))));
      }
      return list;
    }
    Map<JsonNode, Integer> counts = new LinkedHashMap<>();
    nodes.forEach(node -> counts.merge(node, 1, Integer::sum));
    return Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  /**
   * Adds the operations that turn a base into what is wanted. The namespace and the tenant's label
   * are kustomize's to set; the environment of a container is merged by its names.
   */
  private static void difference(
      JsonNode base, JsonNode wanted, String path, ArrayNode operations, ObjectNode environments) {
    if (base.equals(wanted) || TRANSFORMED.matcher(path).matches()) {
      return;
    }
    if (base.isObject() && wanted.isObject()) {
      for (String key : keys(List.of(base, wanted))) {
        String inner = path + "/" + key.replace("~", "~0").replace("/", "~1");
        if (key.equals("env") && path.startsWith(CONTAINERS)) {
          environments.set(wanted.get("name").asText(), environment(child(base, key), child(wanted, key)));
        } else {
          difference(child(base, key), child(wanted, key), inner, operations, environments);
        }
      }
    } else if (base.isArray() && wanted.isArray() && base.size() == wanted.size()) {
      for (int index = 0; index < base.size(); index++) {
        difference(base.get(index), wanted.get(index), path + "/" + index, operations, environments);
      }
    } else {
      String verb = base == ABSENT ? "add" : wanted == ABSENT ? "remove" : "replace";
      ObjectNode operation = operations.addObject().put("op", verb).put("path", path);
      if (wanted != ABSENT) {
        operation.set("value", wanted);
      }
    }
  }

  /** Returns the variables that differ, and those that are gone. */
  private static ArrayNode environment(JsonNode base, JsonNode wanted) {
    SortedMap<String, JsonNode> before = byName(base);
    SortedMap<String, JsonNode> after = byName(wanted);
    ArrayNode changes = JSON.createArrayNode();
    after.forEach(
        (name, variable) -> {
          if (!variable.equals(before.get(name))) {
            ObjectNode change = changes.addObject().put("name", name);
            before.getOrDefault(name, ABSENT).fieldNames().forEachRemaining(change::putNull);
            change.setAll((ObjectNode) variable);
          }
        });
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> changes.addObject().put("$patch", "delete").put("name", name));
    return changes;
  }

  private static SortedMap<String, JsonNode> byName(JsonNode list) {
    SortedMap<String, JsonNode> named = new TreeMap<>();
    list.forEach(item -> named.put(item.get("name").asText(), item));
    return named;
  }

  // ---- comparing ------------------------------------------------------------------------------

  private void compare(Path written) throws IOException {
    Map<String, JsonNode> found = new TreeMap<>();
    for (Path file : files(written)) {
      String tenant = written.relativize(file).getName(0).toString().replaceFirst("\\.yaml$", "");
      MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(file.toFile());
      documents.forEachRemaining(object -> found.put(name(tenant, object), sorted(object)));
    }
    Map<String, JsonNode> wanted = new TreeMap<>();
    objects.values().forEach(all -> all.forEach((tenant, object) -> wanted.put(name(tenant, object), sorted(object))));
    Set<String> all = new TreeSet<>(wanted.keySet());
    all.addAll(found.keySet());
    List<String> different = all.stream().filter(name -> !wanted.getOrDefault(name, ABSENT).equals(found.get(name))).toList();
    if (!different.isEmpty()) {
      System.err.println(different.size() + " of " + all.size() + " objects differ, the first is " + different.getFirst());
      System.err.println("wanted " + wanted.get(different.getFirst()));
      System.err.println("found  " + found.get(different.getFirst()));
      System.exit(1);
    }
  }

  /** A merge by names leaves variables in another order, which means the same. */
  private static JsonNode sorted(JsonNode object) {
    for (JsonNode container : object.at("/spec/template/spec/containers")) {
      if (container.has("env")) {
        List<JsonNode> variables = List.copyOf(byName(container.get("env")).values());
        ((ObjectNode) container).putArray("env").addAll(variables);
      }
    }
    return object;
  }

  private static String name(String tenant, JsonNode object) {
    return tenant + "/" + object.get("kind").asText() + "/" + object.at("/metadata/name").asText();
  }

  // ---- nodes of many tenants ------------------------------------------------------------------

  private static List<JsonNode> each(List<JsonNode> nodes, Function<JsonNode, JsonNode> change) {
    return nodes.stream().map(change).toList();
  }

  private static JsonNode child(JsonNode node, String key) {
    return node.has(key) ? node.get(key) : ABSENT;
  }

  private static Set<JsonNode> present(List<JsonNode> nodes) {
    Set<JsonNode> all = new LinkedHashSet<>(nodes);
    all.remove(ABSENT);
    return all;
  }

  private static Set<String> keys(List<JsonNode> nodes) {
    Set<String> keys = new LinkedHashSet<>();
    nodes.forEach(node -> node.fieldNames().forEachRemaining(keys::add));
    return keys;
  }

  private static boolean isEverywhere(List<JsonNode> outer, List<JsonNode> inner) {
    return IntStream.range(0, outer.size()).allMatch(i -> outer.get(i) == ABSENT || inner.get(i) != ABSENT);
  }

  private static boolean areMaps(Set<JsonNode> nodes) {
    return nodes.stream().allMatch(node -> node.isObject() && !node.isEmpty());
  }

  private static boolean areListsOfOneLength(Set<JsonNode> nodes) {
    return nodes.stream().allMatch(node -> node.isArray() && !node.isEmpty())
        && nodes.stream().map(JsonNode::size).distinct().count() == 1;
  }
}
