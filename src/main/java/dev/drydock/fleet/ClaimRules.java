package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What only one may have, only one has: domains, clusters, buckets, databases, credentials. */
final class ClaimRules {
  private final Diagnostics diagnostics;
  private final SortedMap<String, Location> claims = new TreeMap<>();

  private ClaimRules(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    ClaimRules rules = new ClaimRules(diagnostics);
    draft.regions.values().forEach(rules::region);
    draft.stacks.values().forEach(rules::stack);
    draft.tenants.values().forEach(tenant -> rules.tenant(draft, tenant));
  }

  private void region(Region region) {
    Declaration declaration = region.declaration();
    claim(
        Code.FLEET_DUPLICATE_DOMAIN,
        region.domain(),
        declaration.place("domain"),
        "the domain `" + region.domain() + "` is already that of another region");
    String cluster = declaration.text("kubernetes", "cluster");
    claim(
        Code.FLEET_DUPLICATE_CLUSTER,
        String.join(
            " ",
            declaration.text("cloud", "account"),
            declaration.text("cloud", "region"),
            cluster),
        declaration.place("kubernetes", "cluster"),
        "the cluster `" + cluster + "` is already that of another region");
    bucket(declaration, "logs", "bucket");
    bucket(declaration, "logs", "loki", "bucket");
  }

  /** Two writers in one bucket would delete by each other's rules. */
  private void bucket(Declaration declaration, String... path) {
    String bucket = declaration.text(path);
    claim(
        Code.FLEET_DUPLICATE_BUCKET,
        bucket,
        declaration.place(path),
        "the bucket `" + bucket + "` is already in use");
  }

  private void stack(Stack stack) {
    Declaration declaration = stack.declaration();
    String host = declaration.text("database", "host");
    claim(
        Code.FLEET_DUPLICATE_DATABASE,
        host + " " + declaration.text("database", "port"),
        declaration.place("database", "host"),
        "the database `" + host + "` is already that of another stack");
  }

  private void tenant(FleetDraft draft, Tenant tenant) {
    Optional<String> region = draft.region(tenant).map(Region::name);
    if (region.isEmpty() || tenant.spec().at("database", "secret", "existing").isPresent()) {
      return;
    }
    Optional<Node> written = tenant.spec().at("database", "secret", "external");
    String path =
        written
            .map(node -> ((ScalarNode) node).text())
            .orElseGet(() -> TemplateModel.defaultSecret(tenant));
    claim(
        Code.FLEET_DUPLICATE_SECRET,
        region.get() + " " + path,
        written.map(node -> node.origin().at()).orElse(tenant.at()),
        "the database credential `" + path + "` is already that of another tenant");
  }

  private void claim(Code code, String what, Location at, String message) {
    String key = code.slug() + " " + what;
    Location first = claims.putIfAbsent(key, at);
    if (first != null) {
      boolean inOrder = first.compareTo(at) <= 0;
      claims.put(key, inOrder ? first : at);
      diagnostics.add(
          Diagnostic.of(code, inOrder ? at : first, message)
              .withRelated(inOrder ? first : at, "the other one"));
    }
  }
}
