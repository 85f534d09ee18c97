package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every host leads to one tenant, through its own region, under a certificate that covers it. */
final class HostRules {
  private static final String WILDCARD = "*.";

  private final FleetDraft draft;
  private final Diagnostics diagnostics;
  private final SortedMap<String, Claim> claims = new TreeMap<>();
  private final SortedMap<String, Region> domains = new TreeMap<>();

  /**
   * A host name in use.
   *
   * @param name the name as all its spellings have it
   * @param owner who has it
   * @param at where
   */
  private record Claim(String name, String owner, Location at) {}

  private HostRules(FleetDraft draft, Diagnostics diagnostics) {
    this.draft = draft;
    this.diagnostics = diagnostics;
  }

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    HostRules rules = new HostRules(draft, diagnostics);
    draft.regions.values().forEach(region -> rules.domains.put(region.domain(), region));
    rules.unique();
    draft.tenants.values().forEach(rules::tenant);
  }

  private void unique() {
    List<Claim> wanted = new ArrayList<>();
    for (Region region : draft.regions.values()) {
      String edge = region.declaration().text("edge", "hostname");
      Location at = region.declaration().place("edge", "hostname");
      wanted.add(new Claim(fold(edge), owner(region), at));
    }
    draft.regions.values().stream()
        .filter(region -> region.central() && !draft.roots.isEmpty())
        .findFirst()
        .ifPresent(region -> wanted.add(central(draft.roots.getFirst(), region)));
    draft.tenants.values().stream()
        .filter(tenant -> tenant.state() != Tenant.State.RETIRED)
        .forEach(
            tenant ->
                tenant
                    .hosts()
                    .forEach(
                        host ->
                            wanted.add(new Claim(fold(host.name()), owner(tenant), host.at()))));
    wanted.sort(Comparator.comparing(Claim::at));
    wanted.forEach(this::claim);
    wanted.forEach(this::overlap);
  }

  private static Claim central(Declaration root, Region region) {
    return new Claim(CentralRules.host(root), owner(region), root.place("metrics", "centralUrl"));
  }

  private static String owner(FleetObject object) {
    return object.declaration().kind().noun() + " `" + object.name() + "`";
  }

  /** Host names are compared without case and without the dot that ends a full name. */
  private static String fold(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private void claim(Claim claim) {
    Claim first = claims.putIfAbsent(claim.name(), claim);
    if (first != null) {
      refuse(claim, first);
    }
  }

  private void overlap(Claim claim) {
    int dot = claim.name().indexOf('.');
    Claim wildcard = claims.get("*" + claim.name().substring(dot));
    if (wildcard == null
        || claim.name().startsWith(WILDCARD)
        || domains.containsKey(claim.name().substring(dot + 1))) {
      return;
    }
    if (!wildcard.owner().equals(claim.owner())) {
      boolean inOrder = wildcard.at().compareTo(claim.at()) < 0;
      refuse(inOrder ? claim : wildcard, inOrder ? wildcard : claim);
    }
  }

  private void refuse(Claim claim, Claim first) {
    String other = claim.name().equals(first.name()) ? "" : " as `" + first.name() + "`";
    diagnostics.add(
        Diagnostic.of(
                Code.FLEET_DUPLICATE_HOST,
                claim.at(),
                "the host `" + claim.name() + "` is already that of " + first.owner() + other)
            .withRelated(first.at(), "the other one"));
  }

  private void tenant(Tenant tenant) {
    if (tenant.state() == Tenant.State.RETIRED) {
      return;
    }
    if (tenant.hosts().isEmpty()) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_NO_HOST,
                  tenant.at(),
                  "the tenant `" + tenant.name() + "` has no host, so nobody can reach it")
              .withHint("only a tenant with `state: retired` needs none"));
    }
    Optional<Region> region = draft.region(tenant);
    if (region.isPresent()) {
      tenant.hosts().forEach(host -> domain(host, region.get()));
    }
  }

  private void domain(Tenant.Host host, Region region) {
    String name = fold(host.name());
    String plain = name.startsWith(WILDCARD) ? name.substring(WILDCARD.length()) : name;
    Optional<Region> owner = owner(plain);
    if (owner.isEmpty()) {
      if (host.certificate().isEmpty()) {
        certificate(host, region);
      }
    } else if (!owner.get().domain().equals(region.domain())) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_HOST_DOMAIN,
                  host.at(),
                  "`%s` lies in the domain of region `%s`, but the tenant is in `%s`"
                      .formatted(host.name(), owner.get().name(), region.name()))
              .withRelated(owner.get().declaration().place("domain"), "the other domain"));
    } else if (!isOneLabelBelow(name, region.domain())) {
      diagnostics.add(
          Diagnostic.of(
                  Code.FLEET_HOST_DOMAIN,
                  host.at(),
                  "`%s` must be exactly one label below `%s`, where the region's certificate covers it"
                      .formatted(host.name(), region.domain()))
              .withRelated(region.declaration().place("domain"), "the region's domain"));
    }
  }

  private void certificate(Tenant.Host host, Region region) {
    diagnostics.add(
        Diagnostic.of(
                Code.FLEET_HOST_CERTIFICATE,
                host.at(),
                "`%s` is outside `*.%s` and names no certificate"
                    .formatted(host.name(), region.domain()))
            .withRelated(region.declaration().place("domain"), "the region's domain")
            .withHint(
                "write `{name: %s, certificate: <TLS Secret in the tenant's namespace>}`"
                    .formatted(host.name())));
  }

  private static boolean isOneLabelBelow(String name, String domain) {
    int dot = name.indexOf('.');
    return !name.startsWith(WILDCARD) && name.substring(dot + 1).equals(domain);
  }

  /** Returns the region with the longest domain that a name is or ends in. */
  private Optional<Region> owner(String name) {
    String rest = name;
    while (true) {
      Region region = domains.get(rest);
      int dot = rest.indexOf('.');
      if (region != null || dot < 0) {
        return Optional.ofNullable(region);
      }
      rest = rest.substring(dot + 1);
    }
  }
}
