package dev.drydock.fleet;

import dev.drydock.diag.Location;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One customer's instance.
 *
 * @param declaration the document, or the element of the stack
 * @param stackNode the name of the stack with its place
 * @param planName the plan
 * @param channelName the channel
 * @param state where in its life it is
 * @param hosts the host names that lead to it
 * @param pin the release that it is fixed to
 */
public record Tenant(
    Declaration declaration,
    ScalarNode stackNode,
    String planName,
    String channelName,
    State state,
    List<Host> hosts,
    Optional<Pin> pin)
    implements FleetObject {

  public Tenant {
    hosts = List.copyOf(hosts);
  }

  /** Where in its life a tenant is. */
  public enum State {
    ACTIVE,
    SUSPENDED,
    RETIRED;

    /** Returns the word that documents write. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A host name.
   *
   * @param name in lower case, of which the first label may be {@code *}
   * @param certificate the Secret that holds its certificate; without one it has the region's
   * @param at the place of the name
   */
  public record Host(String name, Optional<String> certificate, Location at) {}

  /**
   * What fixes a tenant to a release.
   *
   * @param releaseName the release
   * @param reason why
   * @param until the last day that it is meant for, as {@code yyyy-mm-dd}
   * @param at the place of the release's name
   */
  public record Pin(String releaseName, String reason, Optional<String> until, Location at) {}

  static Tenant of(Declaration declaration, ScalarNode stack) {
    MappingNode spec = declaration.spec();
    return new Tenant(
        declaration,
        stack,
        declaration.text("plan"),
        declaration.text("channel"),
        spec.string("state").map(State::of).orElse(State.ACTIVE),
        spec.list("hosts").stream()
            .flatMap(list -> list.items().stream())
            .map(Tenant::host)
            .toList(),
        spec.map("pin").map(Tenant::pin));
  }

  private static Host host(Node item) {
    return switch (item) {
      case MappingNode map -> {
        ScalarNode name = (ScalarNode) map.get("name").orElseThrow();
        yield new Host(name.text(), map.string("certificate"), name.origin().at());
      }
      case Node name -> new Host(((ScalarNode) name).text(), Optional.empty(), name.origin().at());
    };
  }

  private static Pin pin(MappingNode map) {
    ScalarNode release = (ScalarNode) map.get("release").orElseThrow();
    return new Pin(
        release.text(),
        map.string("reason").orElseThrow(),
        map.string("until"),
        release.origin().at());
  }

  /** Returns the namespace that holds everything of the tenant. */
  public String namespace() {
    return "t-" + name();
  }

  /** Returns the stack. */
  public String stackName() {
    return stackNode.text();
  }
}
