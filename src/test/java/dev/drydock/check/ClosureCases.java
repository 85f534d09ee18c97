package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_ROUTE_CLOSURE;
import static dev.drydock.diag.Code.CHECK_ROUTE_TARGETS;
import static dev.drydock.diag.Code.CHECK_SCRAPE_CLOSURE;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of the checks on who reaches whom. */
final class ClosureCases {

  private static final String LABELS = "      labels: {app.kubernetes.io/name: instance}";
  private static final String TRAEFIK_PEER =
      "- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}\n      podSelector:"
          + " {matchLabels: {app.kubernetes.io/name: traefik}}";
  private static final String VMAGENT_PEER =
      "- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: observability}}\n     "
          + " podSelector: {matchLabels: {app.kubernetes.io/name: vmagent}}";
  private static final String TARGET = "targetPort: http";
  private static final String BACKEND = "backend: {service: {name: instance, port: {name: http}}}";

  private ClosureCases() {}

  private static UnaryOperator<Scenario> acme(String old, String replacement) {
    return edit("acme", old, replacement);
  }

  /** Returns a change that has a tenant scraped, with the way there open. */
  private static UnaryOperator<Scenario> scraped(String label, String peers) {
    return both(
        acme(
            LABELS,
            "      labels: {app.kubernetes.io/name: instance, drydock.dev/scrape: %s}"
                .formatted(label)),
        acme(TRAEFIK_PEER, TRAEFIK_PEER + peers));
  }

  private static UnaryOperator<Scenario> telemetry(String old, String replacement) {
    return edit("eu/telemetry", old, replacement);
  }

  private static UnaryOperator<Scenario> secret(String kind, String name) {
    return scenario ->
        scenario
            .edit(
                "acme",
                "  rules:\n  - host",
                "  tls:\n  - {hosts: [acme.eu.example.com], secretName: %s}\n  rules:\n  - host"
                    .formatted(name))
            .add("acme", kind);
  }

  private static final String EXTERNAL =
      """
      apiVersion: external-secrets.io/v1
      kind: ExternalSecret
      metadata: {name: more, namespace: t-acme}
      spec:
        secretStoreRef: {kind: ClusterSecretStore, name: secrets-manager}
        target: {name: acme-tls}
        data: []
      """;

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_ROUTE_TARGETS,
              "a port that no container has",
              "Service `instance` leads to the port `htp`, which no container of Deployment"
                  + " `instance` declares",
              acme(TARGET, "targetPort: htp")),
          fires(
              CHECK_ROUTE_TARGETS,
              "a number that no container has",
              "leads to the port `80`, which no container",
              acme(", targetPort: http", "")),
          silent(CHECK_ROUTE_TARGETS, "the port by its number", acme(TARGET, "targetPort: 4242")),
          fires(
              CHECK_ROUTE_TARGETS,
              "a Service for nobody",
              "Service `instance` selects no pods of its unit",
              acme(
                  "  selector: {app.kubernetes.io/name: instance}",
                  "  selector: {app.kubernetes.io/name: other}")),
          fires(
              CHECK_ROUTE_TARGETS,
              "a route to no Service",
              "Ingress `instance` leads to the Service `other`, which its unit does not make",
              acme(BACKEND, "backend: {service: {name: other, port: {name: http}}}")),
          fires(
              CHECK_ROUTE_TARGETS,
              "a route to a port that the Service has not",
              "Ingress `instance` leads to the port `81` of Service `instance`, which has no such"
                  + " port",
              acme(BACKEND, "backend: {service: {name: instance, port: {number: 81}}}")),
          silent(
              CHECK_ROUTE_TARGETS,
              "a route to the port by its number",
              acme(BACKEND, "backend: {service: {name: instance, port: {number: 80}}}")),
          fires(
              CHECK_ROUTE_TARGETS,
              "a certificate that nobody makes",
              "Ingress `instance` takes its certificate from the Secret `other-tls`, which nothing"
                  + " of its unit makes and no host names",
              secret(EXTERNAL, "other-tls")),
          silent(
              CHECK_ROUTE_TARGETS,
              "a certificate of the secret store",
              secret(EXTERNAL, "acme-tls")),
          silent(
              CHECK_ROUTE_TARGETS,
              "a certificate that a host of the tenant names",
              both(
                  secret(EXTERNAL, "named-tls"),
                  edit(
                      "fleet",
                      "hosts: [acme.eu.example.com]}",
                      "hosts: [acme.eu.example.com, {name: flags.acme.example, certificate:"
                          + " named-tls}]}"))),
          fires(
              CHECK_ROUTE_CLOSURE,
              "a class that nobody renders",
              "Ingress `instance` asks for the ingress class `nginx`, which no component of its"
                  + " region renders",
              acme("ingressClassName: traefik", "ingressClassName: nginx")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "no class",
              "Ingress `instance` says no `ingressClassName`",
              acme("  ingressClassName: traefik\n", "")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "an entry point that Traefik has not",
              "Ingress `instance` asks for the entry point `secure`, expected one of `metrics`,"
                  + " `traefik`, `web`, `websecure`",
              acme("router.entrypoints: websecure", "router.entrypoints: \"web, secure\"")),
          silent(
              CHECK_ROUTE_CLOSURE,
              "two entry points",
              acme("router.entrypoints: websecure", "router.entrypoints: \"web, websecure\"")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "a port that the tenant does not open to the edge",
              "no network policy opens port 4242 (`http`) of Deployment `instance` to DaemonSet"
                  + " `traefik`",
              acme("- {protocol: TCP, port: http}", "- {protocol: TCP, port: 4243}")),
          silent(
              CHECK_ROUTE_CLOSURE,
              "the port by its number",
              acme("- {protocol: TCP, port: http}", "- {protocol: TCP, port: 4242}")),
          silent(
              CHECK_ROUTE_CLOSURE,
              "the port as the last of a range",
              acme(
                  "- {protocol: TCP, port: http}", "- {protocol: TCP, port: 4000, endPort: 4242}")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "the port after a range",
              "no network policy opens port 4242",
              acme(
                  "- {protocol: TCP, port: http}", "- {protocol: TCP, port: 4000, endPort: 4241}")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "the wrong protocol",
              "no network policy opens port 4242",
              acme("- {protocol: TCP, port: http}", "- {protocol: UDP, port: 4242}")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "a way out that Traefik has not",
              "no network policy lets DaemonSet `traefik` out to port 4242 (`http`) of Deployment"
                  + " `instance`",
              edit(
                  "eu/traefik",
                  "drydock.dev/tenant, operator: Exists",
                  "drydock.dev/other, operator: Exists")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "an edge that nothing closes",
              "no network policy closes what leaves DaemonSet `traefik`",
              edit("eu/traefik", "policyTypes: [Ingress, Egress]", "policyTypes: [Ingress]")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "a port that is open to all pods of the edge",
              "NetworkPolicy `instance` opens port 4242 (`http`) to all pods of `edge`",
              acme("\n      podSelector: {matchLabels: {app.kubernetes.io/name: traefik}}", "")),
          fires(
              CHECK_ROUTE_CLOSURE,
              "a port that is open to pods that nobody renders",
              "opens port 4242 (`http`) to pods in `observability` that nobody renders",
              acme(
                  TRAEFIK_PEER,
                  TRAEFIK_PEER + "\n    " + VMAGENT_PEER.replace("vmagent", "prometheus"))),
          silent(
              CHECK_ROUTE_CLOSURE,
              "a port that is open to pods of a namespace that somebody else makes",
              acme(
                  TRAEFIK_PEER,
                  TRAEFIK_PEER + "\n    " + VMAGENT_PEER.replace("observability", "operators"))),
          silent(
              CHECK_ROUTE_CLOSURE,
              "a port that is open to others who are rendered",
              acme(TRAEFIK_PEER, TRAEFIK_PEER + "\n    " + VMAGENT_PEER)),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a port by a name that the rules drop",
              "StatefulSet `loki` asks to be scraped, but StatefulSet `vmagent` keeps none of its"
                  + " ports: 3100 (`api`)",
              telemetry("{name: http, containerPort: 3100}", "{name: api, containerPort: 3100}")),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a port that is not open to vmagent",
              "no network policy opens port 8880 (`http`) of Deployment `vmalert` to StatefulSet"
                  + " `vmagent`",
              telemetry("    - {protocol: TCP, port: 8880}", "    - {protocol: TCP, port: 8881}")),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a way out that vmagent has not",
              "no network policy lets StatefulSet `vmagent` out to port 3100 (`http`) of"
                  + " StatefulSet `loki`",
              telemetry(
                  "matchExpressions: [{key: drydock.dev/scrape",
                  "matchExpressions: [{key: drydock.dev/other")),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a port that is open to a network",
              "NetworkPolicy `loki` opens port 3100 (`http`) to a network, expected pods of a"
                  + " namespace",
              telemetry(
                  "    ports:\n    - {protocol: TCP, port: 3100}",
                  "    - ipBlock: {cidr: 10.0.0.0/8}\n    ports:\n    - {protocol: TCP, port: 3100}")),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a port that is open to everybody",
              "NetworkPolicy `vmalert` opens port 8880 (`http`) to everybody",
              telemetry(
                  "  - from:\n    - podSelector: {matchLabels: {app.kubernetes.io/name: vmagent}}\n    ports:\n    -"
                      + " {protocol: TCP, port: 8880}",
                  "  - ports:\n    - {protocol: TCP, port: 8880}")),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "pods that nothing closes",
              "no network policy closes the pods of Deployment `vmalert`",
              telemetry(
                  "metadata: {name: vmalert, namespace: observability}\nspec:\n  podSelector",
                  "metadata: {name: vmalert, namespace: tools}\nspec:\n  podSelector")),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a tenant that is not open to vmagent",
              "no network policy opens port 4242 (`http`) of Deployment `instance` to StatefulSet"
                  + " `vmagent`",
              scraped("http", "")),
          silent(
              CHECK_SCRAPE_CLOSURE,
              "a tenant that is open to vmagent",
              scraped("http", "\n    " + VMAGENT_PEER)),
          fires(
              CHECK_SCRAPE_CLOSURE,
              "a tenant's port that the rules drop",
              "Deployment `instance` asks to be scraped, but StatefulSet `vmagent` keeps none of"
                  + " its ports",
              both(
                  scraped("http", "\n    " + VMAGENT_PEER),
                  telemetry("port_name], regex: http}", "port_name], regex: metrics}"))));
}
