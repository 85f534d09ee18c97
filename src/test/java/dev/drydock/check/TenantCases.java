package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_HOST_OWNER;
import static dev.drydock.diag.Code.CHECK_NAMESPACE_CLOSURE;
import static dev.drydock.diag.Code.CHECK_OBJECT_OWNER;
import static dev.drydock.diag.Code.CHECK_TENANT_ACCESS;
import static dev.drydock.diag.Code.CHECK_TENANT_HOSTS;
import static dev.drydock.diag.Code.CHECK_TENANT_ISOLATION;
import static dev.drydock.diag.Code.CHECK_TENANT_NETWORK;
import static dev.drydock.diag.Code.CHECK_TENANT_SECRETS;

import java.util.List;
import java.util.function.UnaryOperator;

/** Cases of the checks on the isolation of tenants. */
final class TenantCases {

  private static final String SERVICE =
      "kind: Service\nmetadata: {name: instance, namespace: t-acme}";
  private static final String TRAEFIK_PEER =
      "- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}\n"
          + "      podSelector: {matchLabels: {app.kubernetes.io/name: traefik}}";
  private static final String HOST = "host: acme.eu.example.com";

  private TenantCases() {}

  private static UnaryOperator<Scenario> acme(String old, String replacement) {
    return edit("acme", old, replacement);
  }

  private static UnaryOperator<Scenario> object(String document) {
    return scenario -> scenario.add("acme", document);
  }

  private static UnaryOperator<Scenario> configMap(String metadata) {
    return object(
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: more, namespace: t-acme%s}
        data: {namespace: t-initech}
        """
            .formatted(metadata));
  }

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_TENANT_ISOLATION,
              "the namespace of another tenant",
              "Service `instance` of a tenant lies in namespace `t-initech`, expected the"
                  + " tenant's namespace",
              acme(SERVICE, SERVICE.replace("t-acme", "t-initech"))),
          fires(
              CHECK_TENANT_ISOLATION,
              "a cluster-scoped kind",
              "ClusterRoleBinding `all` of a tenant belongs to the whole cluster",
              object(
                  """
                  apiVersion: rbac.authorization.k8s.io/v1
                  kind: ClusterRoleBinding
                  metadata: {name: all}
                  roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
                  """)),
          fires(
              CHECK_TENANT_ISOLATION,
              "a list that hides objects",
              "List `all` hides objects in a list",
              object(
                  """
                  apiVersion: v1
                  kind: List
                  metadata: {name: all, namespace: t-acme}
                  items: []
                  """)),
          silent(
              CHECK_TENANT_ISOLATION,
              "a ConfigMap whose data speak of another namespace",
              configMap("")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a generated name",
              "ConfigMap `more` sets `metadata.generateName`",
              configMap(", generateName: more-")),
          fires(
              CHECK_TENANT_ISOLATION,
              "an owner",
              "sets `metadata.ownerReferences`",
              configMap(", ownerReferences: [{apiVersion: v1, kind: Node, name: node, uid: id}]")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a finalizer",
              "sets `metadata.finalizers`",
              configMap(", finalizers: [example.com/keep]")),
          fires(
              CHECK_TENANT_ISOLATION,
              "managed fields",
              "sets `metadata.managedFields`",
              configMap(", managedFields: []")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a status",
              "Service `instance` has a `status`",
              acme(SERVICE, SERVICE + "\nstatus: {loadBalancer: {}}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "an Argo CD hook",
              "ConfigMap `more` steers its delivery by `argocd.argoproj.io/hook: PreSync`",
              configMap(", annotations: {argocd.argoproj.io/hook: PreSync}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a Helm hook",
              "steers its delivery by `helm.sh/hook",
              configMap(", annotations: {helm.sh/hook: pre-install}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "objects that Flux ignores",
              "steers its delivery by `kustomize.toolkit.fluxcd.io/ssa: Ignore`",
              configMap(", annotations: {kustomize.toolkit.fluxcd.io/ssa: Ignore}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a label of Flux",
              "steers its delivery by `kustomize.toolkit.fluxcd.io/name: other`",
              configMap(", labels: {kustomize.toolkit.fluxcd.io/name: other}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "the configuration that was last applied",
              "steers its delivery by `kubectl.kubernetes.io/last-applied-configuration",
              configMap(
                  ", annotations: {kubectl.kubernetes.io/last-applied-configuration: \"{}\"}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "an object that is kept and owns no volume",
              "steers its delivery by `kustomize.toolkit.fluxcd.io/prune: disabled`",
              configMap(", annotations: {kustomize.toolkit.fluxcd.io/prune: disabled}")),
          silent(
              CHECK_TENANT_ISOLATION,
              "a volume that is kept",
              object(
                  """
                  apiVersion: v1
                  kind: PersistentVolumeClaim
                  metadata:
                    name: data
                    namespace: t-acme
                    annotations:
                      argocd.argoproj.io/sync-options: Prune=false,Delete=false
                      kustomize.toolkit.fluxcd.io/prune: disabled
                  """)),
          fires(
              CHECK_TENANT_ISOLATION,
              "a volume with another option",
              "steers its delivery by `argocd.argoproj.io/sync-options: Replace=true`",
              object(
                  """
                  apiVersion: v1
                  kind: PersistentVolumeClaim
                  metadata:
                    name: data
                    namespace: t-acme
                    annotations: {argocd.argoproj.io/sync-options: Replace=true}
                  """)),
          silent(
              CHECK_TENANT_ISOLATION,
              "other annotations",
              configMap(", annotations: {argocd.example.com/hook: PreSync}")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a Service that leads to a name",
              "Service `instance` has the type `ExternalName`, expected `ClusterIP`",
              acme("type: ClusterIP", "type: ExternalName")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a Service that takes addresses",
              "Service `instance` takes over external addresses",
              acme("type: ClusterIP", "externalIPs: [203.0.113.7]")),
          fires(
              CHECK_TENANT_ISOLATION,
              "a Service whose pods others name",
              "Service `instance` selects no pods",
              acme("selector: {app.kubernetes.io/name: instance}\n  ports", "ports")),
          fires(
              CHECK_TENANT_ISOLATION,
              "endpoints",
              "EndpointSlice `instance` may lead to pods of others",
              object(
                  """
                  apiVersion: discovery.k8s.io/v1
                  kind: EndpointSlice
                  metadata: {name: instance, namespace: t-acme}
                  """)),
          fires(
              CHECK_TENANT_ISOLATION,
              "a route to another namespace",
              "IngressRoute `more` of a tenant names the namespace `t-initech`",
              object(route("Host(`acme.eu.example.com`)", "t-initech"))),
          silent(
              CHECK_TENANT_ISOLATION,
              "a route to its own namespace",
              object(route("Host(`acme.eu.example.com`)", "t-acme"))),
          fires(
              CHECK_TENANT_ISOLATION,
              "affinity to pods of other namespaces",
              "Deployment `instance` selects other namespaces",
              acme(
                  "      serviceAccountName: instance",
                  """
                        serviceAccountName: instance
                        affinity:
                          podAffinity:
                            requiredDuringSchedulingIgnoredDuringExecution:
                            - {topologyKey: kubernetes.io/hostname, namespaceSelector: {}}
                  """
                      .stripTrailing())),
          fires(
              CHECK_TENANT_ISOLATION,
              "affinity to a namespace",
              "names the namespace `t-initech`",
              acme(
                  "      serviceAccountName: instance",
                  """
                        serviceAccountName: instance
                        affinity:
                          podAffinity:
                            requiredDuringSchedulingIgnoredDuringExecution:
                            - {topologyKey: kubernetes.io/hostname, namespaces: [t-initech]}
                  """
                      .stripTrailing())),
          fires(
              CHECK_TENANT_ACCESS,
              "a ClusterRole",
              "RoleBinding `operator` of a tenant binds the ClusterRole `operator`",
              acme("kind: Role, name: operator}", "kind: ClusterRole, name: operator}")),
          fires(
              CHECK_TENANT_ACCESS,
              "a role that is not the tenant's",
              "binds the Role `admin`, expected a Role of its own",
              acme("kind: Role, name: operator}", "kind: Role, name: admin}")),
          fires(
              CHECK_TENANT_ACCESS,
              "an account of another namespace",
              "grants to the ServiceAccount `operator` of namespace `t-initech`",
              acme(
                  "kind: ServiceAccount, name: operator, namespace: t-acme",
                  "kind: ServiceAccount, name: operator, namespace: t-initech")),
          fires(
              CHECK_TENANT_ACCESS,
              "a group",
              "grants to the Group `system:authenticated`",
              acme(
                  "kind: ServiceAccount, name: operator, namespace: t-acme",
                  "kind: Group, name: \"system:authenticated\"")),
          silent(
              CHECK_TENANT_ACCESS,
              "another account of its own",
              acme(
                  "kind: ServiceAccount, name: operator, namespace: t-acme",
                  "kind: ServiceAccount, name: instance, namespace: t-acme")),
          fires(
              CHECK_TENANT_ACCESS,
              "all verbs",
              "Role `operator` permits the verbs `*`",
              acme("verbs: [create]", "verbs: [\"*\"]")),
          fires(
              CHECK_TENANT_ACCESS,
              "impersonation",
              "Role `operator` permits the verbs `impersonate`",
              acme("verbs: [create]", "verbs: [impersonate]")),
          fires(
              CHECK_TENANT_ACCESS,
              "secrets",
              "Role `operator` permits the resources `secrets`",
              acme("resources: [pods/eviction]", "resources: [secrets]")),
          fires(
              CHECK_TENANT_ACCESS,
              "tokens",
              "permits the resources `serviceaccounts/token`",
              acme("resources: [pods/eviction]", "resources: [serviceaccounts/token]")),
          fires(
              CHECK_TENANT_ACCESS,
              "the account of the platform",
              "the pods of Deployment `instance` run as service account `traefik`, which is not one"
                  + " of the tenant's",
              acme("serviceAccountName: instance", "serviceAccountName: traefik")),
          silent(
              CHECK_TENANT_ACCESS,
              "the account that every namespace has",
              acme("serviceAccountName: instance", "serviceAccountName: default")),
          fires(
              CHECK_TENANT_SECRETS,
              "the path of another tenant",
              "ExternalSecret `instance-database` of a tenant reads `eu-1/initech` from the"
                  + " secret store, which belongs to tenant `initech`",
              acme("key: eu-1/acme,", "key: eu-1/initech,")),
          fires(
              CHECK_TENANT_SECRETS,
              "a part of another tenant's path that is called like this one",
              "reads `tenants/initech/acme` from the secret store, which belongs to tenant `initech`",
              acme("key: eu-1/acme,", "key: tenants/initech/acme,")),
          fires(
              CHECK_TENANT_SECRETS,
              "a path of nobody",
              "reads `eu-1/shared` from the secret store, in which no part is the tenant's name",
              acme("key: eu-1/acme,", "key: eu-1/shared,")),
          fires(
              CHECK_TENANT_SECRETS,
              "a path that only begins like the tenant",
              "in which no part is the tenant's name",
              acme("key: eu-1/acme,", "key: eu-1/acme2,")),
          fires(
              CHECK_TENANT_SECRETS,
              "a path with steps up",
              "reads `eu-1/acme/../initech`",
              acme("key: eu-1/acme,", "key: eu-1/acme/../initech,")),
          silent(
              CHECK_TENANT_SECRETS,
              "a path below the tenant's",
              acme("key: eu-1/acme,", "key: tenants/acme/instance,")),
          fires(
              CHECK_TENANT_SECRETS,
              "another store",
              "reads from the ClusterSecretStore `platform`, expected the ClusterSecretStore"
                  + " `secrets-manager` of region `eu`",
              acme("name: secrets-manager}", "name: platform}")),
          fires(
              CHECK_TENANT_SECRETS,
              "a store of its own",
              "reads from the SecretStore `secrets-manager`",
              acme("kind: ClusterSecretStore, ", "kind: SecretStore, ")),
          fires(
              CHECK_TENANT_SECRETS,
              "an extract of another tenant's entry",
              "reads `eu-1/initech`",
              acme(
                  "  data:\n  - secretKey: password",
                  "  dataFrom:\n  - extract: {key: eu-1/initech}\n  data:\n  - secretKey: password")),
          silent(
              CHECK_TENANT_SECRETS,
              "an extract of its own entry",
              acme(
                  "  data:\n  - secretKey: password",
                  "  dataFrom:\n  - extract: {key: eu-1/acme}\n  data:\n  - secretKey: password")),
          fires(
              CHECK_TENANT_SECRETS,
              "a search",
              "ExternalSecret `instance-database` searches the secret store",
              acme(
                  "  data:\n  - secretKey: password",
                  "  dataFrom:\n  - find: {path: eu-1/acme}\n  data:\n  - secretKey: password")),
          fires(
              CHECK_TENANT_SECRETS,
              "a store object",
              "PushSecret `out` of a tenant reaches into the secret store",
              object(
                  """
                  apiVersion: external-secrets.io/v1alpha1
                  kind: PushSecret
                  metadata: {name: out, namespace: t-acme}
                  """)),
          fires(
              CHECK_TENANT_HOSTS,
              "the host of another tenant",
              "Ingress `instance` of a tenant claims `initech.eu.example.com`, expected one of"
                  + " the tenant's hosts",
              acme(HOST, "host: initech.eu.example.com")),
          silent(
              CHECK_TENANT_HOSTS,
              "its own host in capitals with a dot",
              acme(HOST, "host: ACME.eu.example.com.")),
          fires(
              CHECK_TENANT_HOSTS,
              "a wildcard",
              "claims `*.eu.example.com`",
              acme(HOST, "host: \"*.eu.example.com\"")),
          fires(
              CHECK_TENANT_HOSTS,
              "no host",
              "claims all hosts",
              acme("- " + HOST + "\n    http:", "- http:")),
          fires(
              CHECK_TENANT_HOSTS,
              "a certificate for another host",
              "claims `initech.eu.example.com`",
              acme(
                  "  ingressClassName: traefik",
                  "  ingressClassName: traefik\n  tls: [{hosts: [initech.eu.example.com], secretName:"
                      + " other}]")),
          fires(
              CHECK_TENANT_HOSTS,
              "a certificate for all hosts",
              "claims all hosts",
              acme(
                  "  ingressClassName: traefik",
                  "  ingressClassName: traefik\n  tls: [{secretName: other}]")),
          fires(
              CHECK_TENANT_HOSTS,
              "a backend for all hosts",
              "claims all hosts",
              acme(
                  "  ingressClassName: traefik",
                  "  defaultBackend: {service: {name: instance, port: {name: http}}}")),
          fires(
              CHECK_TENANT_HOSTS,
              "the middleware of another namespace",
              "Ingress `instance` of a tenant refers to `edge-open@kubernetescrd`, which the"
                  + " tenant does not make",
              acme(
                  "router.entrypoints: websecure}",
                  "router.middlewares: edge-open@kubernetescrd}")),
          fires(
              CHECK_TENANT_HOSTS,
              "a rule for another host",
              "IngressRoute `more` of a tenant claims `initech.eu.example.com`",
              object(
                  route(
                      "Host(`acme.eu.example.com`) || Host(`initech.eu.example.com`)", "t-acme"))),
          fires(
              CHECK_TENANT_HOSTS,
              "a rule with an alternative that names no host",
              "claims all hosts",
              object(route("Host(`acme.eu.example.com`) || PathPrefix(`/`)", "t-acme"))),
          fires(
              CHECK_TENANT_HOSTS,
              "a rule with a pattern",
              "claims all hosts",
              object(route("HostRegexp(`.*`)", "t-acme"))),
          silent(
              CHECK_TENANT_HOSTS,
              "a rule for its own host",
              object(route("Host(`Acme.eu.example.com`) && PathPrefix(`/api`)", "t-acme"))),
          fires(
              CHECK_TENANT_NETWORK,
              "a peer that is everybody",
              "NetworkPolicy `instance` opens the tenant's pods to everybody",
              acme(TRAEFIK_PEER, "- {}")),
          fires(
              CHECK_TENANT_NETWORK,
              "no peers",
              "opens the tenant's pods to everybody",
              acme("- from:\n    " + TRAEFIK_PEER + "\n    ports:", "- ports:")),
          fires(
              CHECK_TENANT_NETWORK,
              "all namespaces",
              "opens the tenant's pods to namespaces that it does not name",
              acme(TRAEFIK_PEER, "- namespaceSelector: {}")),
          fires(
              CHECK_TENANT_NETWORK,
              "namespaces by a label that tenants share",
              "opens the tenant's pods to namespaces that it does not name",
              acme(
                  TRAEFIK_PEER, "- namespaceSelector: {matchLabels: {drydock.dev/state: active}}")),
          fires(
              CHECK_TENANT_NETWORK,
              "another tenant",
              "opens the tenant's pods to namespace `t-initech`",
              acme("kubernetes.io/metadata.name: edge", "kubernetes.io/metadata.name: t-initech")),
          fires(
              CHECK_TENANT_NETWORK,
              "another tenant in a list",
              "opens the tenant's pods to namespace `t-initech`",
              acme(
                  "{matchLabels: {kubernetes.io/metadata.name: edge}}",
                  "{matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [edge,"
                      + " t-initech]}]}")),
          silent(
              CHECK_TENANT_NETWORK,
              "its own namespace in a list",
              acme(
                  "{matchLabels: {kubernetes.io/metadata.name: edge}}",
                  "{matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [edge,"
                      + " t-acme]}]}")),
          silent(CHECK_TENANT_NETWORK, "its own pods", acme(TRAEFIK_PEER, "- podSelector: {}")),
          fires(
              CHECK_TENANT_NETWORK,
              "a network inwards",
              "opens the tenant's pods to the network `0.0.0.0/0`",
              acme(TRAEFIK_PEER, "- ipBlock: {cidr: 0.0.0.0/0}")),
          fires(
              CHECK_TENANT_NETWORK,
              "a network with the node's own addresses",
              "NetworkPolicy `instance` opens the way to the node's own addresses `169.254.0.0/16`",
              acme("{cidr: 10.20.64.0/20}", "{cidr: 128.0.0.0/1}")),
          fires(
              CHECK_TENANT_NETWORK,
              "one of the node's own addresses",
              "opens the way to the node's own addresses",
              acme("{cidr: 10.20.64.0/20}", "{cidr: 169.254.169.254/32}")),
          fires(
              CHECK_TENANT_NETWORK,
              "a part of the node's own addresses taken out",
              "opens the way to the node's own addresses",
              acme("{cidr: 10.20.64.0/20}", "{cidr: 0.0.0.0/0, except: [169.254.169.254/32]}")),
          silent(
              CHECK_TENANT_NETWORK,
              "all but the node's own addresses",
              acme("{cidr: 10.20.64.0/20}", "{cidr: 0.0.0.0/0, except: [169.254.0.0/16]}")),
          silent(
              CHECK_TENANT_NETWORK,
              "the network beside the node's own addresses",
              acme("{cidr: 10.20.64.0/20}", "{cidr: 169.255.0.0/16}")),
          fires(
              CHECK_TENANT_NETWORK,
              "everything outwards",
              "opens the way to everybody",
              acme("- to:\n    - ipBlock: {cidr: 10.20.64.0/20}\n    ports:", "- ports:")),
          fires(
              CHECK_TENANT_NETWORK,
              "no policy that denies",
              "no network policy of a tenant denies everything to all its pods",
              acme(
                  "podSelector: {}\n  policyTypes: [Ingress, Egress]",
                  "podSelector: {}\n  policyTypes: [Ingress]")),
          fires(
              CHECK_TENANT_NETWORK,
              "a policy that denies to some pods",
              "denies everything to all its pods",
              acme("podSelector: {}\n", "podSelector: {matchLabels: {a: b}}\n")),
          fires(
              CHECK_OBJECT_OWNER,
              "two tenants own one object",
              "Service `instance` in namespace `t-acme` is written by `eu/tenants/eu-1/acme` and by"
                  + " `eu/tenants/eu-1/initech`",
              edit("initech", SERVICE.replace("t-acme", "t-initech"), SERVICE)),
          fires(
              CHECK_OBJECT_OWNER,
              "the same object in another version",
              "PodDisruptionBudget `instance` in namespace `t-acme` is written by",
              edit(
                  "initech",
                  "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: instance, namespace:"
                      + " t-initech}",
                  "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: instance,"
                      + " namespace: t-acme}")),
          silent(
              CHECK_OBJECT_OWNER,
              "the same name in another group",
              edit(
                  "initech",
                  "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: instance, namespace:"
                      + " t-initech}",
                  "apiVersion: example.com/v1\nkind: PodDisruptionBudget\nmetadata: {name: instance,"
                      + " namespace: t-acme}")),
          fires(
              CHECK_NAMESPACE_CLOSURE,
              "a namespace with a slip in its name",
              "nothing in region `us` makes the namespace `egde` of ConfigMap `more`",
              scenario -> scenario.add("us/traefik", config("egde"))),
          silent(
              CHECK_NAMESPACE_CLOSURE,
              "a namespace that the region renders",
              scenario -> scenario.add("us/traefik", config("edge"))),
          silent(
              CHECK_NAMESPACE_CLOSURE,
              "a namespace that every cluster has",
              scenario -> scenario.add("us/traefik", config("kube-system"))),
          fires(
              CHECK_HOST_OWNER,
              "two tenants claim one host",
              "claims the host `acme.eu.example.com`, but `acme.eu.example.com` is served by"
                  + " `eu/tenants/eu-1/acme`",
              edit("initech", "host: initech.eu.example.com", "host: acme.eu.example.com.")),
          fires(
              CHECK_HOST_OWNER,
              "a wildcard covers the host of another",
              "claims the host `*.eu.example.com`, but `initech.eu.example.com` is served by",
              acme(HOST, "host: \"*.eu.example.com\"")),
          silent(
              CHECK_HOST_OWNER,
              "the same host in another region",
              edit("globex", "host: globex.us.example.com", HOST)),
          silent(
              CHECK_HOST_OWNER,
              "a wildcard of another level",
              both(
                  acme(HOST, "host: \"*.acme.eu.example.com\""),
                  edit("initech", "host: initech.eu.example.com", "host: acme.eu.example.com"))));

  private static String config(String namespace) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more, namespace: %s}\n"
        .formatted(namespace);
  }

  private static String route(String match, String namespace) {
    return """
        apiVersion: traefik.io/v1alpha1
        kind: IngressRoute
        metadata: {name: more, namespace: t-acme}
        spec:
          routes:
          - kind: Rule
            match: "%s"
            services: [{name: instance, namespace: %s, port: http}]
        """
        .formatted(match, namespace);
  }
}
