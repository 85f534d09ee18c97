package dev.drydock.compile;

import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.FleetKind;
import dev.drydock.fleet.Stack;
import dev.drydock.yaml.CanonicalYaml;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.StrictYaml;
import dev.drydock.yaml.TextEdit;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the documents of new stacks and tenants: as files of their own, or a tenant as an element
 * of its stack's list.
 *
 * @param repository the work tree
 * @param fleet the fleet as it is
 */
record NewDocuments(SourceTree repository, Fleet fleet) {
  private static final String MARK = "\uFEFF";
  private static final List<String> SCHEMA_FOLDERS = List.of(".schemas/", "schemas/");

  /** Adds a stack without tenants. */
  FileChanges stack(NewOptions.Stack options) {
    SequencedMap<String, Object> database = new LinkedHashMap<>();
    database.put("host", options.host());
    database.put("port", options.port());
    database.put("maxConnections", options.maxConnections());
    database.put("reserved", options.reserved());
    SequencedMap<String, Object> spec = new LinkedHashMap<>();
    spec.put("region", options.region());
    spec.put("database", database);
    return own(FleetKind.STACK, "fleet/stacks/", options.name(), spec);
  }

  /**
   * Adds a tenant; that of an unknown stack gets a file of its own, at which the loader tells so.
   */
  Outcome<FileChanges> tenant(NewOptions.Tenant options) {
    SequencedMap<String, Object> spec = new LinkedHashMap<>();
    spec.put("plan", options.plan());
    spec.put("channel", options.channel());
    if (!options.hosts().isEmpty()) {
      spec.put("hosts", options.hosts().stream().map(NewDocuments::host).toList());
    }
    @Nullable Stack stack = fleet.stacks().get(options.stack());
    if (!options.ownFile() && stack != null) {
      spec.putFirst("name", options.name());
      return element(stack, JsonNodes.map(spec));
    }
    spec.putFirst("stack", options.stack());
    return Outcome.ok(own(FleetKind.TENANT, "fleet/tenants/", options.name(), spec));
  }

  private static Object host(String host) {
    int equals = host.indexOf('=');
    if (equals < 0) {
      return host;
    }
    SequencedMap<String, Object> certified = new LinkedHashMap<>();
    certified.put("name", host.substring(0, equals));
    certified.put("certificate", host.substring(equals + 1));
    return certified;
  }

  private FileChanges own(
      FleetKind kind, String folder, String name, SequencedMap<String, Object> spec) {
    SequencedMap<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    SequencedMap<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", "drydock.dev/v1");
    document.put("kind", kind.word());
    document.put("metadata", metadata);
    document.put("spec", spec);
    String text = schemaLine(kind) + CanonicalYaml.write(JsonNodes.map(document));
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(folder + name + ".yaml", text.getBytes(StandardCharsets.UTF_8));
    return FileChanges.create(files);
  }

  /** The line by which an editor finds the schema, where the repository has one. */
  private String schemaLine(FleetKind kind) {
    String file = kind.noun() + ".schema.json";
    return SCHEMA_FOLDERS.stream()
        .filter(
            folder ->
                repository.list(folder.substring(0, folder.length() - 1)).stream()
                    .anyMatch(entry -> entry.path().equals(folder + file)))
        .findFirst()
        .map(folder -> "# yaml-language-server: $schema=../../" + folder + file + "\n")
        .orElse("");
  }

  private Outcome<FileChanges> element(Stack stack, MappingNode element) {
    Location at = stack.at();
    return repository
        .read(at.path(), StrictYaml.SIZE_LIMIT)
        .then(
            bytes ->
                StrictYaml.decode(at.path(), bytes)
                    .then(
                        file ->
                            document(file, stack.name())
                                .append(List.of("spec"), "tenants", element)
                                .map(
                                    edited ->
                                        FileChanges.edit(at.path(), bytes, bytes(edited, bytes)))));
  }

  private static byte[] bytes(SourceFile edited, byte[] old) {
    boolean isMarked = new String(old, StandardCharsets.UTF_8).startsWith(MARK);
    return ((isMarked ? MARK : "") + edited.text()).getBytes(StandardCharsets.UTF_8);
  }

  private static TextEdit document(SourceFile file, String stack) {
    List<MappingNode> documents = documents(file);
    for (int index = 0; index < documents.size(); index++) {
      MappingNode document = documents.get(index);
      if (is(document, FleetKind.STACK, stack)) {
        return TextEdit.of(file, index);
      }
    }
    throw new IllegalStateException("the fleet has a stack that its file has not");
  }

  private static boolean is(MappingNode document, FleetKind kind, String name) {
    return document.string("kind").filter(kind.word()::equals).isPresent()
        && document.string("metadata", "name").filter(name::equals).isPresent();
  }

  private static List<MappingNode> documents(SourceFile file) {
    return switch (StrictYaml.parse(file)) {
      case Outcome.Ok<List<MappingNode>> ok -> ok.value();
      case Outcome.Failed<List<MappingNode>> _ -> List.of();
    };
  }
}
