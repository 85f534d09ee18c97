package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Proves that every host leads to one unit. */
final class HostOwnerCheck implements FleetCheck {

  /**
   * Who claims a host.
   *
   * @param folder the folder of the unit
   * @param host the host
   */
  private record Claim(String folder, NamedFact host) {}

  @Override
  public Code code() {
    return Code.CHECK_HOST_OWNER;
  }

  @Override
  public String relation() {
    return "no two units of a region claim the same host, and no unit's wildcard covers the host of"
        + " another";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (String region : fleet.regions().keySet()) {
      SortedMap<String, Claim> claims = new TreeMap<>();
      for (UnitFacts unit : facts.units(region)) {
        unit.hosts().forEach(host -> claim(claims, unit.id().folder(), host, diagnostics));
      }
      claims.values().forEach(each -> covered(claims, each, diagnostics));
    }
  }

  private void claim(
      SortedMap<String, Claim> claims, String folder, NamedFact host, Diagnostics diagnostics) {
    Claim first = claims.putIfAbsent(host.name(), new Claim(folder, host));
    if (first != null && !first.folder().equals(folder)) {
      add(new Claim(folder, host), first, diagnostics);
    }
  }

  private void covered(SortedMap<String, Claim> claims, Claim host, Diagnostics diagnostics) {
    Optional<Claim> wildcard =
        Routes.wildcard(host.host().name()).flatMap(name -> Optional.ofNullable(claims.get(name)));
    wildcard
        .filter(other -> !other.folder().equals(host.folder()))
        .ifPresent(cover -> add(cover, /* other= */ host, diagnostics));
  }

  private void add(Claim claim, Claim other, Diagnostics diagnostics) {
    String message =
        "%s of `%s` claims the host `%s`, but `%s` is served by `%s`"
            .formatted(
                claim.host().owner(),
                claim.folder(),
                claim.host().name(),
                other.host().name(),
                other.folder());
    diagnostics.add(
        Finding.of(
            code(),
            claim.host().origin(),
            message,
            other.host().origin(),
            "the route of `" + other.folder() + "`"));
  }
}
