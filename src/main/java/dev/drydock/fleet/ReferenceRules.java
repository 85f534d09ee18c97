package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Suggestion;
import java.util.Optional;
import java.util.SortedSet;

/** Every name that a document mentions is declared. */
final class ReferenceRules {
  private final FleetDraft draft;
  private final Diagnostics diagnostics;

  private ReferenceRules(FleetDraft draft, Diagnostics diagnostics) {
    this.draft = draft;
    this.diagnostics = diagnostics;
  }

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    if (draft.isComplete()) {
      ReferenceRules rules = new ReferenceRules(draft, diagnostics);
      draft.stacks.values().forEach(rules::stack);
      draft.channels.values().forEach(rules::channel);
      draft.tenants.values().forEach(rules::tenant);
    }
  }

  private void stack(Stack stack) {
    Location at = stack.declaration().place("region");
    resolve(Code.FLEET_UNKNOWN_REGION, FleetKind.REGION, stack.regionName(), at);
  }

  private void channel(Channel channel) {
    Location at = channel.declaration().place("release");
    channel.releaseName().ifPresent(name -> release(name, at));
  }

  private void tenant(Tenant tenant) {
    Declaration declaration = tenant.declaration();
    Location stack = tenant.stackNode().origin().at();
    resolve(Code.FLEET_UNKNOWN_STACK, FleetKind.STACK, tenant.stackName(), stack);
    Location plan = declaration.place("plan");
    resolve(Code.FLEET_UNKNOWN_PLAN, FleetKind.PLAN, tenant.planName(), plan);
    Location channel = declaration.place("channel");
    resolve(Code.FLEET_UNKNOWN_CHANNEL, FleetKind.CHANNEL, tenant.channelName(), channel);
    tenant.pin().ifPresent(pin -> release(pin.releaseName(), pin.at()));
  }

  private void release(String name, Location at) {
    resolve(Code.FLEET_UNKNOWN_RELEASE, FleetKind.RELEASE, name, at);
  }

  private void resolve(Code code, FleetKind kind, String name, Location at) {
    SortedSet<String> known = draft.names(kind);
    if (!known.contains(name)) {
      Diagnostic unknown =
          Diagnostic.of(code, at, "there is no " + kind.noun() + " `" + name + "`");
      diagnostics.add(
          Suggestion.hint(name, known)
              .or(() -> list(kind, known))
              .map(unknown::withHint)
              .orElse(unknown));
    }
  }

  private static Optional<String> list(FleetKind kind, SortedSet<String> known) {
    String names = "`" + String.join("`, `", known) + "`";
    return switch (known.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("the only " + kind.noun() + " is " + names);
      default ->
          known.size() > 10
              ? Optional.empty()
              : Optional.of("the " + kind.noun() + "s are " + names);
    };
  }
}
