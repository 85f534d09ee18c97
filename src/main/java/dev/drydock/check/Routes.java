package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the host names that routes claim. */
final class Routes {

  /** Stands for all hosts: a rule that names none. */
  static final String ALL = "*";

  private static final Pattern HOST = Pattern.compile("\\bHost(?:SNI)?\\(\\s*([^)]*)\\)");
  private static final Pattern UNPROVABLE =
      Pattern.compile("!|HostRegexp|HostSNIRegexp|HostHeader", Pattern.CASE_INSENSITIVE);
  private static final List<String> ROUTE_KINDS =
      List.of("IngressRoute", "IngressRouteTCP", "IngressRouteUDP");

  private Routes() {}

  static List<NamedFact> hosts(List<KubernetesObject> objects) {
    return objects.stream().flatMap(object -> hosts(object).stream()).toList();
  }

  static List<NamedFact> hosts(KubernetesObject object) {
    List<NamedFact> found = new ArrayList<>();
    if (object.is("networking.k8s.io", "Ingress")) {
      ingress(object, found);
    } else if (object.group().equals("traefik.io") && ROUTE_KINDS.contains(object.kind())) {
      Fields.maps(object.node(), "spec", "routes").forEach(route -> rule(object, route, found));
    }
    return found;
  }

  /** Returns a host name in the one form that all its spellings have. */
  static String fold(String host) {
    String lower = host.strip().toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /** Returns the wildcard that a host falls under: {@code *.b.c} for {@code a.b.c}. */
  static Optional<String> wildcard(String host) {
    int dot = host.indexOf('.');
    return dot < 0 || host.startsWith("*")
        ? Optional.empty()
        : Optional.of("*" + host.substring(dot));
  }

  private static void ingress(KubernetesObject object, List<NamedFact> found) {
    MappingNode node = object.node();
    if (node.at("spec", "defaultBackend").isPresent()) {
      add(object, ALL, object.origin("spec", "defaultBackend"), found);
    }
    for (MappingNode rule : Fields.maps(node, "spec", "rules")) {
      String host = Fields.text(rule, "host").filter(name -> !name.isEmpty()).orElse(ALL);
      add(object, host, Fields.origin(rule, "host"), found);
    }
    for (MappingNode tls : Fields.maps(node, "spec", "tls")) {
      List<ScalarNode> hosts = Fields.scalars(tls, "hosts");
      if (hosts.isEmpty()) {
        add(object, ALL, tls.origin(), found);
      }
      hosts.forEach(host -> add(object, host.text(), host.origin(), found));
    }
  }

  /** Reads a rule of Traefik, in which every alternative must name its hosts. */
  private static void rule(KubernetesObject object, MappingNode route, List<NamedFact> found) {
    String match = Fields.text(route, "match").orElse("");
    Origin origin = Fields.origin(route, "match");
    if (UNPROVABLE.matcher(match).find()) {
      add(object, ALL, origin, found);
      return;
    }
    for (String alternative : match.split("\\|\\|", /* limit= */ -1)) {
      Matcher hosts = HOST.matcher(alternative);
      boolean isNamed = false;
      while (hosts.find()) {
        isNamed = true;
        for (String host : hosts.group(1).split(",", /* limit= */ -1)) {
          add(object, host.replaceAll("[`\"'\\s]", ""), origin, found);
        }
      }
      if (!isNamed) {
        add(object, ALL, origin, found);
      }
    }
  }

  private static void add(
      KubernetesObject object, String host, Origin origin, List<NamedFact> found) {
    found.add(new NamedFact(fold(host), object.title(), origin));
  }
}
