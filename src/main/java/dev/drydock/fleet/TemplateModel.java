package dev.drydock.fleet;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What templates see of a fleet: what its documents say, without the values and the lists of
 * tenants, with names and defaults filled in. Every value keeps its place.
 */
public final class TemplateModel {
  private final Fleet fleet;

  /** Makes the model of a fleet. */
  public TemplateModel(Fleet fleet) {
    this.fleet = fleet;
  }

  /** Returns the root document. */
  public MappingNode fleet() {
    return of(fleet.declaration());
  }

  /** Returns a region. */
  public MappingNode region(Region region) {
    return of(region.declaration());
  }

  /** Returns a stack. */
  public MappingNode stack(Stack stack) {
    return of(stack.declaration());
  }

  /** Returns a plan. */
  public MappingNode plan(Plan plan) {
    return of(plan.declaration());
  }

  /** Returns a tenant. */
  public MappingNode tenant(Tenant tenant) {
    MappingNode spec = tenant.spec();
    Origin named = tenant.declaration().nameNode().origin();
    SequencedMap<String, MappingNode.Entry> model = new LinkedHashMap<>();
    put(model, "name", tenant.declaration().nameNode());
    put(model, "namespace", text(tenant.namespace(), named));
    put(model, "stack", tenant.stackNode());
    put(model, "region", fleet.stack(tenant).spec().get("region").orElseThrow());
    put(model, "plan", spec.get("plan").orElseThrow());
    put(model, "channel", spec.get("channel").orElseThrow());
    put(model, "state", spec.get("state").orElseGet(() -> text(tenant.state().word(), named)));
    put(model, "workload", spec.get("workload").orElseGet(() -> text("deployment", named)));
    put(model, "hosts", hosts(tenant));
    put(model, "database", spec.get("database").orElseGet(() -> database(tenant)));
    return new MappingNode(model, tenant.document().origin());
  }

  private static MappingNode of(Declaration declaration) {
    SequencedMap<String, MappingNode.Entry> model = new LinkedHashMap<>();
    put(model, "name", declaration.nameNode());
    model.putAll(declaration.spec().entries());
    model.remove("values");
    model.remove("tenants");
    return new MappingNode(model, declaration.spec().origin());
  }

  private static SequenceNode hosts(Tenant tenant) {
    SequenceNode written =
        tenant
            .spec()
            .list("hosts")
            .orElseGet(() -> new SequenceNode(List.of(), tenant.document().origin()));
    return new SequenceNode(
        written.items().stream().map(TemplateModel::host).toList(), written.origin());
  }

  private static Node host(Node item) {
    return item instanceof MappingNode ? item : map("name", item);
  }

  private static MappingNode database(Tenant tenant) {
    Origin named = tenant.declaration().nameNode().origin();
    return map("secret", map("external", text(defaultSecret(tenant), named)));
  }

  /** Returns the path of the database credential of a tenant that names none. */
  static String defaultSecret(Tenant tenant) {
    return tenant.stackName() + "/" + tenant.name();
  }

  private static MappingNode map(String key, Node value) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    put(entries, key, value);
    return new MappingNode(entries, value.origin());
  }

  private static ScalarNode text(String text, Origin origin) {
    return new ScalarNode(text, origin);
  }

  private static void put(SequencedMap<String, MappingNode.Entry> model, String key, Node value) {
    model.put(key, new MappingNode.Entry(value.origin(), value));
  }
}
