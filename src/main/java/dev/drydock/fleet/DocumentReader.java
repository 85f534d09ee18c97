package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.Suggestion;
import dev.drydock.schema.JsonSchemas;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import dev.drydock.yaml.StrictYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns documents into declarations: by kind, judged by schema, each name once. */
final class DocumentReader {
  static final String API_VERSION = "drydock.dev/v1";

  private static final String INLINE_TENANT = "schemas/inline-tenant.schema.json";

  private final JsonSchemas schemas;
  private final Diagnostics diagnostics;
  private final FleetDraft draft;
  private final SortedMap<String, ScalarNode> firstNames = new TreeMap<>();

  DocumentReader(JsonSchemas schemas, FleetDraft draft, Diagnostics diagnostics) {
    this.schemas = schemas;
    this.draft = draft;
    this.diagnostics = diagnostics;
  }

  void read(SourceFile file) {
    List<MappingNode> documents = diagnostics.take(StrictYaml.parse(file));
    if (documents == null) {
      draft.skip(file.path());
    } else {
      documents.forEach(this::document);
    }
  }

  private void document(MappingNode document) {
    Optional<FleetKind> kind = kind(document);
    boolean version = hasVersion(document);
    Optional<ScalarNode> name = string(document.at("metadata", "name"));
    if (kind.isEmpty() || name.isEmpty()) {
      draft.skip(document.origin().at().path());
    }
    if (kind.isEmpty()) {
      return;
    }
    draft.declare(kind.get());
    boolean first = name.map(node -> isFirst(kind.get(), node)).orElse(true);
    if (kind.get() == FleetKind.STACK) {
      stack(document, version, first);
    } else if (version && isValid(kind.get().schemaPath(), document, "") && first) {
      add(Declaration.of(kind.get(), document));
    }
  }

  private Optional<FleetKind> kind(MappingNode document) {
    Optional<Node> written = document.get("kind");
    if (written.isEmpty()) {
      refuseKind(document.origin(), "the document has no `kind`", Optional.empty());
      return Optional.empty();
    }
    Optional<FleetKind> kind = string(written).map(ScalarNode::text).flatMap(FleetKind::find);
    if (kind.isEmpty()) {
      String word = string(written).map(ScalarNode::text).orElse("");
      String message =
          word.isEmpty()
              ? "`kind` is a " + written.get().type() + ", expected a string"
              : "`" + word + "` is not a kind of document";
      refuseKind(written.get().origin(), message, Suggestion.hint(word, FleetKind.words()));
    }
    return kind;
  }

  private void refuseKind(Origin at, String message, Optional<String> hint) {
    diagnostics.add(
        Diagnostic.of(Code.FLEET_UNKNOWN_KIND, at, message)
            .withHint(
                hint.orElse("the kinds are `" + String.join("`, `", FleetKind.words()) + "`")));
  }

  private boolean hasVersion(MappingNode document) {
    Optional<Node> written = document.get("apiVersion");
    if (string(written).filter(node -> node.text().equals(API_VERSION)).isPresent()) {
      return true;
    }
    diagnostics.add(
        Diagnostic.of(
            Code.FLEET_UNKNOWN_VERSION,
            written.map(Node::origin).orElse(document.origin()),
            written
                .map(node -> "`apiVersion` is " + shown(node) + ", expected `" + API_VERSION + "`")
                .orElse("the document has no `apiVersion`, expected `" + API_VERSION + "`")));
    return false;
  }

  private static String shown(Node node) {
    return string(Optional.of(node))
        .map(scalar -> "`" + scalar.text() + "`")
        .orElse("a " + node.type());
  }

  private static Optional<ScalarNode> string(Optional<Node> node) {
    return node.filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .filter(ScalarNode::isString);
  }

  private boolean isFirst(FleetKind kind, ScalarNode name) {
    draft.declare(kind, name.text());
    ScalarNode first = firstNames.putIfAbsent(kind.word() + " " + name.text(), name);
    if (first == null) {
      return true;
    }
    diagnostics.add(
        Diagnostic.of(
                Code.FLEET_DUPLICATE_NAME,
                name.origin(),
                "the " + kind.noun() + " `" + name.text() + "` is declared twice")
            .withRelated(first.origin().at(), "the first one"));
    return false;
  }

  private boolean isValid(String schemaPath, Node node, String subject) {
    List<Diagnostic> wrong = schemas.get(schemaPath).judge(node, subject);
    diagnostics.addAll(wrong);
    return wrong.isEmpty();
  }

  /** Judges each tenant of a stack by itself, so that a mistake in one hides no other. */
  private void stack(MappingNode document, boolean version, boolean first) {
    Optional<SequenceNode> tenants = document.list("spec", "tenants");
    if (tenants.isEmpty()) {
      if (version && isValid(FleetKind.STACK.schemaPath(), document, "") && first) {
        add(Declaration.of(FleetKind.STACK, document));
      }
      return;
    }
    boolean valid = version && isValid(FleetKind.STACK.schemaPath(), withoutTenants(document), "");
    if (valid && first) {
      add(Declaration.of(FleetKind.STACK, document));
    }
    Optional<ScalarNode> stack = string(document.at("metadata", "name"));
    for (int index = 0; index < tenants.get().items().size(); index++) {
      inline(tenants.get().items().get(index), index, stack, version);
    }
  }

  private void inline(Node element, int index, Optional<ScalarNode> stack, boolean version) {
    Optional<ScalarNode> name =
        element instanceof MappingNode map ? string(map.get("name")) : Optional.empty();
    boolean first = name.map(node -> isFirst(FleetKind.TENANT, node)).orElse(true);
    if (version && isValid(INLINE_TENANT, element, "spec.tenants[" + index + "]") && first) {
      Declaration declaration = Declaration.inline((MappingNode) element);
      stack.ifPresent(node -> draft.tenants.put(declaration.name(), Tenant.of(declaration, node)));
    }
  }

  private static MappingNode withoutTenants(MappingNode document) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(document.entries());
    entries.computeIfPresent(
        "spec",
        (key, entry) ->
            new MappingNode.Entry(
                entry.keyOrigin(), without((MappingNode) entry.value(), "tenants")));
    return new MappingNode(entries, document.origin());
  }

  private static MappingNode without(MappingNode map, String key) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map.entries());
    entries.remove(key);
    return new MappingNode(entries, map.origin());
  }

  private void add(Declaration declaration) {
    String name = declaration.name();
    switch (declaration.kind()) {
      case FLEET -> draft.roots.add(declaration);
      case REGION -> draft.regions.put(name, Region.of(declaration));
      case STACK -> draft.stacks.put(name, Stack.of(declaration));
      case PLAN -> draft.plans.put(name, Plan.of(declaration));
      case CHANNEL -> draft.channels.put(name, Channel.of(declaration));
      case RELEASE -> draft.releases.put(name, Release.of(declaration));
      case TENANT -> {
        ScalarNode stack = (ScalarNode) declaration.spec().get("stack").orElseThrow();
        draft.tenants.put(name, Tenant.of(declaration, stack));
      }
    }
  }
}
