package dev.drydock.check;

import static dev.drydock.check.CheckCase.both;
import static dev.drydock.check.CheckCase.edit;
import static dev.drydock.check.CheckCase.fires;
import static dev.drydock.check.CheckCase.silent;
import static dev.drydock.diag.Code.CHECK_DELIVERY_CLOSURE;
import static dev.drydock.diag.Code.CHECK_DELIVERY_PERMISSION;
import static dev.drydock.diag.Code.CHECK_UNIT_TIMEOUT;

import java.util.List;

/** Cases of the checks on delivery. */
final class DeliveryCases {

  private static final String START = "        lifecycle:\n";
  private static final String SLOW_START =
      "        startupProbe: {httpGet: {path: /health, port: http}, initialDelaySeconds: 20,"
          + " periodSeconds: 5, failureThreshold: 30}\n"
          + START;

  private DeliveryCases() {}

  static final List<CheckCase> ALL =
      List.of(
          fires(
              CHECK_DELIVERY_CLOSURE,
              "a tenant that nothing applies",
              "`eu/tenants/eu-1/acme` with ServiceAccount `instance` is applied by nothing that the"
                  + " root reaches",
              edit("acme-delivery", "path: eu/tenants/eu-1/acme", "path: eu/tenants/eu-1/acm")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "an Application of nothing",
              "Application `t-acme` applies `eu/tenants/eu-1/acm`, which holds nothing",
              edit("acme-delivery", "path: eu/tenants/eu-1/acme", "path: eu/tenants/eu-1/acm")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "a tenant that two apply",
              "`eu/tenants/eu-1/acme` is applied by 2, Application `t-acme` and Application"
                  + " `t-initech`, expected one",
              edit(
                  "initech-delivery",
                  "path: eu/tenants/eu-1/initech",
                  "path: eu/tenants/eu-1/acme")),
          silent(
              CHECK_DELIVERY_CLOSURE,
              "a path with a slash at its end",
              edit(
                  "acme-delivery",
                  "path: eu/tenants/eu-1/acme}",
                  "path: ./eu/tenants/eu-1/acme/}")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "delivery applies what a person applies",
              "Application `c-traefik.eu` applies `eu/bootstrap`, which a person applies",
              edit("eu/traefik-delivery", "path: eu/components/traefik", "path: eu/bootstrap")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "an Application that contains itself",
              "Application `s-eu-1` lies in `eu/delivery/region` and applies it",
              edit("eu/platform", "path: eu/delivery/stacks/eu-1", "path: eu/delivery/region")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "a Kustomization that contains itself from above",
              "Kustomization `s-us-1` lies in `us/delivery` and applies it",
              edit("us/platform", "path: ./us/delivery/stacks/us-1", "path: ./us/delivery")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "a folder inside another",
              "Kustomization `t-globex` applies `us/tenants/us-1/globex`, which lies inside"
                  + " `us/tenants/us-1`",
              edit(
                  "us/traefik-delivery", "path: ./us/components/traefik", "path: us/tenants/us-1")),
          silent(
              CHECK_DELIVERY_CLOSURE,
              "a folder whose name begins like another's",
              scenario -> scenario),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "a stack that the root does not reach",
              "`us/tenants/us-1/globex` with ServiceAccount `instance` is applied by nothing that the"
                  + " root reaches",
              edit(
                  "us/platform",
                  "path: ./us/delivery/stacks/us-1",
                  "path: ./us/delivery/stacks/us-2")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "a root that reaches nothing",
              "`eu/delivery/region` with AppProject `platform` is applied by nothing",
              edit("eu/bootstrap", "path: eu/delivery/region", "path: eu/delivery/regions")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "an Application that looks into folders",
              "also applies the folders inside `eu/tenants/eu-1/acme`",
              edit(
                  "acme-delivery",
                  "path: eu/tenants/eu-1/acme}",
                  "path: eu/tenants/eu-1/acme, directory: {recurse: true}}")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "substitution of variables",
              "Kustomization `t-globex` replaces variables in what the compiler wrote",
              edit(
                  "globex-delivery",
                  "  prune: true",
                  "  prune: true\n  postBuild: {substitute: {a: b}}")),
          fires(
              CHECK_DELIVERY_CLOSURE,
              "an Application that overlooks what moved",
              "Application `t-acme` has `manifest-generate-paths`, which overlooks what moved away",
              edit(
                  "acme-delivery",
                  "kind: Application\nmetadata: {name: t-acme, namespace: argocd}",
                  "kind: Application\nmetadata: {name: t-acme, namespace: argocd, annotations:"
                      + " {argocd.argoproj.io/manifest-generate-paths: .}}")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a kind that the project does not list",
              "the AppProject of a tenant does not permit the namespaced kind `policy/PodDisruptionBudget` of"
                  + " PodDisruptionBudget `instance`",
              edit("acme-delivery", "  - {group: policy, kind: PodDisruptionBudget}\n", "")),
          silent(
              CHECK_DELIVERY_PERMISSION,
              "a project without a list of namespaced kinds",
              edit("eu/platform", "namespaceResourceWhitelist:\n", "x-kinds:\n")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a project that refuses a kind",
              "the AppProject of a tenant does not permit the namespaced kind `Service`",
              edit(
                  "acme-delivery",
                  "  clusterResourceWhitelist: []",
                  "  namespaceResourceBlacklist: [{group: \"\", kind: Service}]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a cluster-scoped kind that the project does not list",
              "AppProject `platform` does not permit the cluster-scoped kind `Namespace`",
              edit(
                  "eu/platform",
                  "- {group: \"\", kind: Namespace}",
                  "- {group: apps, kind: Namespace}")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "another namespace",
              "the AppProject of a tenant does not permit the namespace `t-acme` of ServiceAccount `instance`",
              edit("acme-delivery", "svc, namespace: t-acme}", "svc, namespace: t-acm}")),
          silent(
              CHECK_DELIVERY_PERMISSION,
              "a pattern that covers the namespace",
              edit("acme-delivery", "svc, namespace: t-acme}", "svc, namespace: \"t-ac*\"}")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "another repository",
              "the AppProject of a tenant does not permit the repository `https://git.example.com/fleet.git`",
              edit(
                  "acme-delivery",
                  "sourceRepos: [\"https://git.example.com/fleet.git\"]",
                  "sourceRepos: [\"https://git.example.com/other.git\"]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a project that does not exist",
              "Application `t-acme` is of project `t-acm`, which does not exist",
              edit("acme-delivery", "project: t-acme", "project: t-acm")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a verb that the account lacks",
              "a tenant's service account may not `patch networking.k8s.io/ingresses` in"
                  + " a tenant's namespace, which Ingress `instance` needs",
              edit(
                  "us/platform",
                  "  resources: [ingresses, networkpolicies]\n  verbs: [create, delete, get, list, patch,"
                      + " watch]",
                  "  resources: [ingresses, networkpolicies]\n  verbs: [create, delete, get, list, watch]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a kind that the account lacks",
              "may not `get, list, watch, create, patch, delete policy/poddisruptionbudgets`",
              edit("us/platform", "resources: [poddisruptionbudgets]", "resources: [budgets]")),
          silent(
              CHECK_DELIVERY_PERMISSION,
              "a rule for all verbs",
              edit(
                  "us/platform",
                  "  resources: [ingresses, networkpolicies]\n  verbs: [create, delete, get, list, patch,"
                      + " watch]",
                  "  resources: [ingresses, networkpolicies]\n  verbs: [\"*\"]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a rule for one name",
              "may not `get, list, watch, create, patch, delete policy/poddisruptionbudgets`",
              edit(
                  "us/platform",
                  "resources: [poddisruptionbudgets]",
                  "resources: [poddisruptionbudgets]\n  resourceNames: [instance]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a permission that is granted and not held",
              "may not `create pods/eviction` in a tenant's namespace, which Role `operator` needs",
              edit("us/platform", "resources: [pods/eviction]", "resources: [pods/exec]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "waiting without a look at the sets of pods",
              "may not `get, list, watch apps/replicasets` in a tenant's namespace, which waiting for Deployment"
                  + " `instance` needs",
              edit("us/platform", "resources: [replicasets]", "resources: [controllerrevisions]")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "an account that is bound elsewhere",
              "a tenant's service account may not",
              edit(
                  "globex-delivery",
                  "metadata: {name: drydock-tenant, namespace: t-globex}",
                  "metadata: {name: drydock-tenant, namespace: t-other}")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "a platform that cannot grant",
              "may not `delete resourcequotas`",
              edit(
                  "us/bootstrap",
                  "- apiGroups: [\"*\"]\n  resources: [\"*\"]\n  verbs: [\"*\"]",
                  "- apiGroups: [\"*\"]\n  resources: [\"*\"]\n  verbs: [get, list, watch, create, patch]")),
          silent(
              CHECK_DELIVERY_PERMISSION,
              "the role that every cluster has",
              edit(
                  "us/bootstrap",
                  "kind: ClusterRole, name: drydock-platform}",
                  "kind: ClusterRole, name: cluster-admin}")),
          fires(
              CHECK_DELIVERY_PERMISSION,
              "no account",
              "Kustomization `t-globex` names no service account to apply with",
              edit("globex-delivery", "  serviceAccountName: t-globex\n", "")),
          fires(
              CHECK_UNIT_TIMEOUT,
              "a timeout of exactly the roll",
              "delivery waits 1110 s, but a rollout of DaemonSet `traefik` takes"
                  + " 1110 s = 6 edge nodes x (105 s grace period + 50 s ready + 30 s start)",
              edit("us/traefik-delivery", "timeout: 1111s", "timeout: 18m30s")),
          silent(
              CHECK_UNIT_TIMEOUT,
              "one second more than the roll",
              edit("us/traefik-delivery", "timeout: 1111s", "timeout: 18m31s")),
          fires(
              CHECK_UNIT_TIMEOUT,
              "one edge node more",
              "takes 1295 s = 7 edge nodes",
              edit("fleet", "nodes: {edge: 6", "nodes: {edge: 7")),
          fires(
              CHECK_UNIT_TIMEOUT,
              "the interval stands for a timeout",
              "delivery waits 600 s",
              edit("us/traefik-delivery", "  timeout: 1111s\n", "")),
          fires(
              CHECK_UNIT_TIMEOUT,
              "a Deployment",
              "delivery waits 175 s, but a rollout of Deployment `instance` takes 175 s ="
                  + " 4 pods in 4 rounds x (5 s ready + 30 s start) + 0 s more for the first start + 35 s"
                  + " grace period",
              edit("globex-delivery", "timeout: 300s", "timeout: 175s")),
          silent(
              CHECK_UNIT_TIMEOUT,
              "a Deployment with one second more",
              edit("globex-delivery", "timeout: 300s", "timeout: 176s")),
          fires(
              CHECK_UNIT_TIMEOUT,
              "a Deployment whose first pod may start slowly",
              "takes 315 s = 4 pods in 4 rounds x (5 s ready + 30 s start) + 140 s more for the first"
                  + " start + 35 s grace period",
              both(
                  edit("globex-delivery", "timeout: 300s", "timeout: 315s"),
                  edit("globex", START, SLOW_START))),
          silent(
              CHECK_UNIT_TIMEOUT,
              "a timeout that covers the slow start",
              both(
                  edit("globex-delivery", "timeout: 300s", "timeout: 316s"),
                  edit("globex", START, SLOW_START))),
          silent(
              CHECK_UNIT_TIMEOUT,
              "nothing waits",
              both(
                  edit("globex-delivery", "timeout: 300s", "timeout: 1s"),
                  edit("globex-delivery", "wait: true", "wait: false"))));
}
