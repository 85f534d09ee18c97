package dev.drydock.diag;

/**
 * The kinds of diagnostics. A slug is API: it is never reused for something else, each has a case
 * in the tests, and {@code docs/diagnostics.md} is generated from this list.
 */
public enum Code {
  // ---- environment
  // -------------------------------------------------------------------------------------------------
  IO_UNREADABLE("io/unreadable", Failure.ENVIRONMENT, "A file or folder cannot be read."),
  RENDERED_FOREIGN_FILE(
      "rendered/foreign-file",
      Failure.INPUT,
      "The folder `rendered/` holds something that Drydock did not write."),
  USAGE("cli/usage", Failure.USAGE, "The command line cannot be understood."),
  IO_UNWRITABLE("io/unwritable", Failure.ENVIRONMENT, "The output cannot be written."),

  // ---- yaml
  // --------------------------------------------------------------------------------------------------------
  YAML_SYNTAX("yaml/syntax", Failure.INPUT, "The text is not well-formed YAML."),
  YAML_ENCODING("yaml/encoding", Failure.INPUT, "A file is not UTF-8."),
  YAML_TOO_LARGE("yaml/too-large", Failure.INPUT, "A file has more than 1 MiB."),
  YAML_TOO_DEEP(
      "yaml/too-deep", Failure.INPUT, "Lists and maps are nested more than 64 levels deep."),
  YAML_CONTROL_CHARACTER(
      "yaml/control-character",
      Failure.INPUT,
      "A text holds a control character, as it is or by an escape."),
  YAML_LINE_SEPARATOR(
      "yaml/line-separator",
      Failure.INPUT,
      "A text holds a character that only some readers take for a line end."),
  YAML_BIDIRECTIONAL(
      "yaml/bidirectional",
      Failure.INPUT,
      "A text holds a character that changes the order in which people see it."),
  YAML_ZERO_WIDTH("yaml/zero-width", Failure.INPUT, "A text holds a character that nobody sees."),
  YAML_SURROGATE(
      "yaml/surrogate", Failure.INPUT, "A text holds half of a surrogate pair, which is no text."),
  YAML_TAB("yaml/tab", Failure.INPUT, "A tab stands outside the content of a block scalar."),
  YAML_ANCHOR("yaml/anchor", Failure.INPUT, "An anchor or an alias is used."),
  YAML_TAG("yaml/tag", Failure.INPUT, "A tag is used."),
  YAML_DIRECTIVE("yaml/directive", Failure.INPUT, "A directive is used."),
  YAML_MERGE_KEY("yaml/merge-key", Failure.INPUT, "The merge key is used."),
  YAML_DUPLICATE_KEY("yaml/duplicate-key", Failure.INPUT, "A map has the same key twice."),
  YAML_KEY_NOT_STRING("yaml/key-not-string", Failure.INPUT, "A key of a map is not a string."),
  YAML_NULL_SPELLING(
      "yaml/null-spelling", Failure.INPUT, "A null is not spelled as the literal `null`."),
  YAML_AMBIGUOUS_SCALAR(
      "yaml/ambiguous-scalar",
      Failure.INPUT,
      "An unquoted scalar means different things to different readers, or is a number that does"
          + " not survive."),
  YAML_NOT_A_MAP("yaml/not-a-map", Failure.INPUT, "A document is not a map."),

  // ---- schema
  // ------------------------------------------------------------------------------------------------------
  SCHEMA_INVALID(
      "schema/invalid",
      Failure.INPUT,
      "A JSON Schema is not one, or refers to a place it must not."),
  SCHEMA_UNKNOWN_KEY(
      "schema/unknown-key", Failure.INPUT, "A key is not one that the schema knows."),
  SCHEMA_MISSING_KEY("schema/missing-key", Failure.INPUT, "A key that must be set is not."),
  SCHEMA_TYPE("schema/type", Failure.INPUT, "A value is of another type than the schema wants."),
  SCHEMA_ENUM("schema/enum", Failure.INPUT, "A value is not one of those that are allowed."),
  SCHEMA_PATTERN("schema/pattern", Failure.INPUT, "A text does not match its pattern."),
  SCHEMA_FORMAT("schema/format", Failure.INPUT, "A text does not have its format."),
  SCHEMA_BOUND(
      "schema/bound", Failure.INPUT, "A number, a length or a count is outside its bounds."),
  SCHEMA_RULE("schema/rule", Failure.INPUT, "Values that are fine alone do not go together."),

  // ---- fleet
  // -------------------------------------------------------------------------------------------------------
  FLEET_EMPTY("fleet/empty", Failure.INPUT, "There is no fleet to compile."),
  FLEET_STRANGE_FILE(
      "fleet/strange-file",
      Failure.INPUT,
      "Something under `fleet/` is not a plain file or folder."),
  FLEET_TOO_LARGE(
      "fleet/too-large", Failure.INPUT, "The documents of the fleet have more than 256 MiB."),
  FLEET_UNKNOWN_KIND(
      "fleet/unknown-kind", Failure.INPUT, "A document has no kind, or one that nobody knows."),
  FLEET_UNKNOWN_VERSION(
      "fleet/unknown-version",
      Failure.INPUT,
      "A document is of another version of the fleet language."),
  FLEET_ROOT("fleet/root", Failure.INPUT, "There is not exactly one document of kind `Fleet`."),
  FLEET_DUPLICATE_NAME(
      "fleet/duplicate-name", Failure.INPUT, "Two objects of one kind have the same name."),
  FLEET_UNKNOWN_REGION(
      "fleet/unknown-region", Failure.INPUT, "A region is mentioned that is not declared."),
  FLEET_UNKNOWN_STACK(
      "fleet/unknown-stack", Failure.INPUT, "A stack is mentioned that is not declared."),
  FLEET_UNKNOWN_PLAN(
      "fleet/unknown-plan", Failure.INPUT, "A plan is mentioned that is not declared."),
  FLEET_UNKNOWN_CHANNEL(
      "fleet/unknown-channel", Failure.INPUT, "A channel is mentioned that is not declared."),
  FLEET_UNKNOWN_RELEASE(
      "fleet/unknown-release", Failure.INPUT, "A release is mentioned that was not cut."),
  FLEET_UNKNOWN_COMPONENT(
      "fleet/unknown-component",
      Failure.INPUT,
      "Values are set for a component that does not exist."),
  FLEET_MISPLACED_VALUES(
      "fleet/misplaced-values",
      Failure.INPUT,
      "Values of a region component are set where no region sees them."),
  FLEET_MISPLACED_RELEASE(
      "fleet/misplaced-release", Failure.INPUT, "A release does not lie in its own folder."),
  FLEET_ZONES(
      "fleet/zones", Failure.INPUT, "A region does not have three zones of its cloud region."),
  FLEET_SUBNETS("fleet/subnets", Failure.INPUT, "A subnet is both public and private."),
  FLEET_NODES("fleet/nodes", Failure.INPUT, "A region has more edge nodes than nodes."),
  FLEET_HEALTH_CHECK(
      "fleet/health-check",
      Failure.INPUT,
      "The timeout of a health check is not below its interval, which AWS refuses."),
  FLEET_DUPLICATE_DOMAIN(
      "fleet/duplicate-domain", Failure.INPUT, "Two regions have the same domain."),
  FLEET_DUPLICATE_CLUSTER(
      "fleet/duplicate-cluster", Failure.INPUT, "Two regions are the same cluster."),
  FLEET_DUPLICATE_BUCKET(
      "fleet/duplicate-bucket",
      Failure.INPUT,
      "A bucket is named twice, by two regions or for two purposes."),
  FLEET_CENTRAL("fleet/central", Failure.INPUT, "More than one region is central."),
  FLEET_CENTRAL_ADDRESS(
      "fleet/central-address",
      Failure.INPUT,
      "The address of the central store does not lead to the region that holds it."),
  FLEET_DUPLICATE_DATABASE(
      "fleet/duplicate-database", Failure.INPUT, "Two stacks have the same database."),
  FLEET_DUPLICATE_SECRET(
      "fleet/duplicate-secret", Failure.INPUT, "Two tenants have the same database credential."),
  FLEET_DUPLICATE_HOST("fleet/duplicate-host", Failure.INPUT, "Two tenants have the same host."),
  FLEET_NO_HOST("fleet/no-host", Failure.INPUT, "A tenant that runs or is suspended has no host."),
  FLEET_HOST_DOMAIN(
      "fleet/host-domain",
      Failure.INPUT,
      "A host lies in a domain where it cannot lead to its tenant."),
  FLEET_HOST_CERTIFICATE(
      "fleet/host-certificate", Failure.INPUT, "A host that no certificate covers names none."),
  FLEET_PLAN_LIMIT("fleet/plan-limit", Failure.INPUT, "A tenant exceeds a limit of its plan."),
  FLEET_NO_DELIVERY(
      "fleet/no-delivery", Failure.INPUT, "A region's engine has no templates of delivery."),
  FLEET_NULL_IN_LIST("fleet/null-in-list", Failure.INPUT, "A null stands in a list of values."),
  FLEET_NOTHING_TO_DELETE(
      "fleet/nothing-to-delete", Failure.INPUT, "A null deletes a value that no lower layer sets."),
  FLEET_MERGE_CONFLICT(
      "fleet/merge-conflict", Failure.INPUT, "A value is a map in one layer and not in another."),

  // ---- release
  // -----------------------------------------------------------------------------------------------------
  RELEASE_CHANGED(
      "release/changed", Failure.INPUT, "A frozen file of a release is not what was cut."),
  RELEASE_NAME("release/name", Failure.INPUT, "A release cannot be called so."),
  RELEASE_EXISTS("release/exists", Failure.INPUT, "A release of that name was cut already."),
  RELEASE_UNCUTTABLE(
      "release/uncuttable", Failure.INPUT, "The working tenant templates cannot be frozen."),
  RELEASE_DEFAULTS(
      "release/defaults", Failure.INPUT, "The defaults of a release are not values by component."),

  // ---- manifest
  // ----------------------------------------------------------------------------------------------------
  MANIFEST_NO_IDENTITY(
      "manifest/no-identity",
      Failure.INPUT,
      "A rendered object lacks its version, its kind or its name."),
  MANIFEST_RESERVED_LABEL(
      "manifest/reserved-label",
      Failure.INPUT,
      "A template sets a label that the compiler sets, to another value."),
  MANIFEST_PATH_COLLISION(
      "manifest/path-collision", Failure.INPUT, "Two objects are written to one file."),
  MANIFEST_PATH_TOO_LONG(
      "manifest/path-too-long", Failure.INPUT, "The name of an output file is too long."),
  MANIFEST_FOLDER_TOO_LARGE(
      "manifest/folder-too-large",
      Failure.INPUT,
      "The files of one folder are more than Argo CD reads as one source."),
  MANIFEST_SCHEMA(
      "manifest/schema", Failure.INPUT, "A rendered object does not fit the schema of its kind."),
  MANIFEST_RULE("manifest/rule", Failure.INPUT, "Fields of a rendered object do not go together."),
  MANIFEST_NO_SCHEMA(
      "manifest/no-schema", Failure.INPUT, "A rendered kind has no schema to judge it by."),

  // ---- render
  // ------------------------------------------------------------------------------------------------------
  TEMPLATE_SYNTAX("template/syntax", Failure.INPUT, "A template cannot be parsed."),
  TEMPLATE_CHARACTER(
      "template/character", Failure.INPUT, "A template holds a character that it must not."),
  TEMPLATE_WHITESPACE_CONTROL(
      "template/whitespace-control", Failure.INPUT, "A delimiter of a template trims whitespace."),
  TEMPLATE_UNKNOWN_TAG(
      "template/unknown-tag",
      Failure.INPUT,
      "A template uses a tag that the language does not have."),
  TEMPLATE_UNKNOWN_VARIABLE(
      "template/unknown-variable",
      Failure.INPUT,
      "A template names a variable that does not exist there."),
  TEMPLATE_UNKNOWN_KEY(
      "template/unknown-key",
      Failure.INPUT,
      "A template reads a key that the schema does not have."),
  TEMPLATE_UNKNOWN_FILTER(
      "template/unknown-filter",
      Failure.INPUT,
      "A template uses a filter that the language does not have."),
  TEMPLATE_UNKNOWN_TEST(
      "template/unknown-test",
      Failure.INPUT,
      "A template uses a test that the language does not have."),
  TEMPLATE_UNKNOWN_FUNCTION(
      "template/unknown-function",
      Failure.INPUT,
      "A template calls a function that the language does not have."),
  TEMPLATE_UNKNOWN_FILE(
      "template/unknown-file",
      Failure.INPUT,
      "A template embeds a file that the component does not have."),
  TEMPLATE_ARGUMENTS(
      "template/arguments", Failure.INPUT, "A filter, test or function has the wrong arguments."),
  TEMPLATE_EXPRESSION(
      "template/expression", Failure.INPUT, "An expression is not part of the language."),
  TEMPLATE_METHOD_CALL(
      "template/method-call", Failure.INPUT, "A template calls a method of a value."),
  TEMPLATE_INCLUDE(
      "template/include", Failure.INPUT, "An include does not name a file of the component."),
  TEMPLATE_INCLUDE_CYCLE(
      "template/include-cycle",
      Failure.INPUT,
      "A template or configuration document includes itself."),
  TEMPLATE_RESERVED_NAME(
      "template/reserved-name", Failure.INPUT, "A template sets a variable of the model."),
  TEMPLATE_DUPLICATE_KEY(
      "template/duplicate-key", Failure.INPUT, "A map literal of a template has a key twice."),
  TEMPLATE_MISSING_VALUE(
      "template/missing-value", Failure.INPUT, "A template uses a value that is not set."),
  TEMPLATE_VALUE("template/value", Failure.INPUT, "A value is not what an expression needs."),
  TEMPLATE_NUMBER("template/number", Failure.INPUT, "A calculation has no exact result."),
  TEMPLATE_LIMIT(
      "template/limit", Failure.INPUT, "A template is larger, deeper or longer than it may be."),
  TEMPLATE_HOLE_VALUE(
      "template/hole-value", Failure.INPUT, "The value of a hole cannot stand where the hole is."),
  TEMPLATE_HOLE_IN_BLOCK("template/hole-in-block", Failure.INPUT, "A hole is in a block scalar."),
  TEMPLATE_HOLE_IN_COMMENT("template/hole-in-comment", Failure.INPUT, "A hole is in a comment."),
  TEMPLATE_HOLE_FOLDED(
      "template/hole-folded", Failure.INPUT, "A hole is in a scalar of more than one line."),
  TEMPLATE_KEY_NOT_STRING(
      "template/key-not-string", Failure.INPUT, "The value of a key hole is not a string."),
  TEMPLATE_LITERAL_NEEDED(
      "template/literal-needed",
      Failure.INPUT,
      "A hole stands where the template must write literally."),
  TEMPLATE_NOT_AN_OBJECT(
      "template/not-an-object", Failure.INPUT, "A rendered document is not a Kubernetes object."),
  TEMPLATE_FILE(
      "template/file",
      Failure.INPUT,
      "A file of a component has no meaning there or cannot be embedded."),
  COMPONENT_MISSING_FILE(
      "component/missing-file",
      Failure.INPUT,
      "A component lacks a file that every component has."),
  COMPONENT_NAME(
      "component/name",
      Failure.INPUT,
      "The name of a component is not that of its folder, or no name."),
  COMPONENT_NAMESPACE(
      "component/namespace",
      Failure.INPUT,
      "A component of regions has objects and names no namespace to deliver them to."),
  COMPONENT_SCOPE(
      "component/scope", Failure.INPUT, "A component lies in the folder of another scope."),
  COMPONENT_VALUES(
      "component/values",
      Failure.INPUT,
      "The schema of a component's values leaves open which there are."),

  // ---- check
  // -------------------------------------------------------------------------------------------------------
  CHECK_TENANT_ISOLATION(
      "check/tenant-isolation",
      Failure.CHECK,
      "An object of a tenant lies outside its namespace, or acts on what is not its own."),
  CHECK_TENANT_ACCESS(
      "check/tenant-access",
      Failure.CHECK,
      "A tenant's accounts, roles or bindings reach outside its namespace."),
  CHECK_TENANT_SECRETS(
      "check/tenant-secrets", Failure.CHECK, "A tenant reads a secret that is not its own."),
  CHECK_TENANT_HOSTS(
      "check/tenant-hosts", Failure.CHECK, "A tenant's route claims a host that is not its own."),
  CHECK_TENANT_NETWORK(
      "check/tenant-network",
      Failure.CHECK,
      "A tenant's network policies let others in, or leave pods without any."),
  CHECK_OPERATED_TENANT(
      "check/operated-tenant",
      Failure.CHECK,
      "What the Unleash operator makes for a tenant goes beyond what is rendered for it."),
  CHECK_OBJECT_OWNER(
      "check/object-owner", Failure.CHECK, "Two units, or two files, own the same object."),
  CHECK_NAMESPACE_CLOSURE(
      "check/namespace-closure",
      Failure.CHECK,
      "An object lives in a namespace that nobody makes."),
  CHECK_HOST_OWNER("check/host-owner", Failure.CHECK, "Two units claim the same host."),
  CHECK_DELIVERY_CLOSURE(
      "check/delivery-closure",
      Failure.CHECK,
      "A folder is not applied by exactly one Application or Kustomization."),
  CHECK_DELIVERY_PERMISSION(
      "check/delivery-permission",
      Failure.CHECK,
      "The project or account that applies an object does not permit it."),
  CHECK_UNIT_TIMEOUT(
      "check/unit-timeout",
      Failure.CHECK,
      "Delivery gives up on a unit before its slowest rollout ends."),
  CHECK_DRAIN_BUDGET(
      "check/drain-budget",
      Failure.CHECK,
      "A stopping Traefik refuses connections that the load balancer still sends."),
  CHECK_KEEP_ALIVE_BUDGET(
      "check/keep-alive-budget",
      Failure.CHECK,
      "Kept connections outlast the accept window of a stopping Traefik."),
  CHECK_KILL_BUDGET(
      "check/kill-budget",
      Failure.CHECK,
      "A stopping Traefik is killed before its last request ends."),
  CHECK_RESET_ON_DRAIN(
      "check/reset-on-drain",
      Failure.CHECK,
      "The load balancer resets the connections of a stopping Traefik."),
  CHECK_ROLLOUT_PACE(
      "check/rollout-pace",
      Failure.CHECK,
      "A rollout of the edge goes on before the load balancer has the last node back."),
  CHECK_REGISTRATION_PATH(
      "check/registration-path",
      Failure.CHECK,
      "Nobody, or more than one, decides on the members of a target group."),
  CHECK_HEALTH_CHECK_TRUTH(
      "check/health-check-truth",
      Failure.CHECK,
      "The load balancer asks a place that does not tell when a Traefik stops."),
  CHECK_HOST_PORTS(
      "check/host-ports", Failure.CHECK, "Pods that may share a node take the same port of it."),
  CHECK_TENANT_DRAIN(
      "check/tenant-drain",
      Failure.CHECK,
      "A stopping server refuses requests that Traefik still sends, or is killed in one."),
  CHECK_KEEP_ALIVE_ORDER(
      "check/keep-alive-order",
      Failure.CHECK,
      "A request may meet an idle connection that the other side is closing."),
  CHECK_EVICTION_POSSIBLE(
      "check/eviction-possible",
      Failure.CHECK,
      "A disruption budget blocks every drain, or is missing."),
  CHECK_DRAIN_GAP(
      "check/drain-gap",
      Failure.CHECK,
      "A workload's only pod goes with its node, and nothing says what bridges that."),
  CHECK_ZONE_LOSS(
      "check/zone-loss", Failure.CHECK, "The loss of one zone may take all instances of a tenant."),
  CHECK_DATABASE_CONNECTIONS(
      "check/database-connections",
      Failure.CHECK,
      "The tenants of a stack may open more database connections than it has."),
  CHECK_QUOTA_CLOSURE(
      "check/quota-closure",
      Failure.CHECK,
      "A quota stops a rollout, because the workloads of its namespace take more at their"
          + " largest."),
  CHECK_CONTAINER_RESOURCES(
      "check/container-resources",
      Failure.CHECK,
      "A container asks for what the limit range or the quota of its namespace refuses."),
  CHECK_AUTOSCALER(
      "check/autoscaler",
      Failure.CHECK,
      "An autoscaler and something else decide on the same replicas, or it cannot decide."),
  CHECK_SCHEDULABLE(
      "check/schedulable",
      Failure.CHECK,
      "No node takes a pod, or there is no room for all pods at their most."),
  CHECK_SPOT_BUDGET(
      "check/spot-budget",
      Failure.CHECK,
      "A node that is taken back is gone before its pods have stopped."),
  CHECK_LOG_PATH("check/log-path", Failure.CHECK, "A collector may lose what it has read."),
  CHECK_LOG_INTAKE(
      "check/log-intake", Failure.CHECK, "A store of logs refuses what a collector delivers."),
  CHECK_RETENTION_LADDER(
      "check/retention-ladder",
      Failure.CHECK,
      "Logs or metrics are kept for another time than is said, or for no known time."),
  CHECK_METRICS_QUEUE(
      "check/metrics-queue", Failure.CHECK, "A queue of samples has no room, or is lost."),
  CHECK_DEDUPLICATION(
      "check/deduplication", Failure.CHECK, "Samples that are scraped twice count twice."),
  CHECK_SCRAPE_CLOSURE(
      "check/scrape-closure",
      Failure.CHECK,
      "Pods that ask to be scraped cannot be, or their port is open to others."),
  CHECK_ROUTE_TARGETS(
      "check/route-targets",
      Failure.CHECK,
      "A Service or a route leads to nothing, or takes a certificate that nobody makes."),
  CHECK_ROUTE_CLOSURE(
      "check/route-closure",
      Failure.CHECK,
      "The edge does not take a route or does not reach its pods, or others do."),
  CHECK_DASHBOARDS(
      "check/dashboards", Failure.CHECK, "A dashboard asks nobody, or is mistaken for another."),
  CHECK_ALERTS("check/alerts", Failure.CHECK, "Alerts reach nobody."),
  CHECK_POD_SECURITY(
      "check/pod-security",
      Failure.CHECK,
      "The namespace's level of pod security refuses a pod in it."),
  CHECK_KEPT_OBJECTS(
      "check/kept-objects",
      Failure.CHECK,
      "Delivery or Crossplane may delete what cannot be made again as it was."),
  CHECK_SECRETS("check/secrets", Failure.CHECK, "A secret stands in the output."),
  CHECK_IMAGES(
      "check/images",
      Failure.CHECK,
      "An image is not pinned, not of the release, or not for arm64."),

  // ---- new
  // ---------------------------------------------------------------------------------------------------------
  NEW_EXISTS("new/exists", Failure.INPUT, "A file that is to be written is there already."),

  // ---- git
  // ---------------------------------------------------------------------------------------------------------
  GIT_NO_REPOSITORY(
      "git/no-repository", Failure.ENVIRONMENT, "The folder is not in a git repository."),
  GIT_UNSUPPORTED(
      "git/unsupported", Failure.ENVIRONMENT, "The repository has a format that cannot be read."),
  GIT_NO_COMMIT("git/no-commit", Failure.INPUT, "The repository has no commit to compile yet."),
  GIT_UNKNOWN_REVISION(
      "git/unknown-revision", Failure.INPUT, "A revision does not name one commit."),
  GIT_BRANCH_NAME(
      "git/branch-name", Failure.INPUT, "A branch cannot have this name in this repository."),
  GIT_BRANCH_CHECKED_OUT(
      "git/branch-checked-out",
      Failure.CONFLICT,
      "The branch to publish to is checked out in a work tree."),
  GIT_UNREADABLE(
      "git/unreadable", Failure.ENVIRONMENT, "The repository is damaged or cannot be read."),
  GIT_MISSING_OBJECT(
      "git/missing-object", Failure.ENVIRONMENT, "The repository lacks an object that it names."),
  GIT_SHALLOW(
      "git/shallow", Failure.ENVIRONMENT, "The history is cut off where it has to be known."),
  GIT_UNWRITABLE("git/unwritable", Failure.ENVIRONMENT, "The repository cannot be written to."),
  GIT_DISK_FULL("git/disk-full", Failure.ENVIRONMENT, "There is no space left for the output."),
  GIT_REF_LOCKED(
      "git/ref-locked", Failure.CONFLICT, "Another process holds the lock of a branch or note."),
  GIT_PATH("git/path", Failure.INPUT, "The output has a path that git or a cluster misreads."),

  // ---- publish
  // -----------------------------------------------------------------------------------------------------
  PUBLISH_FOREIGN_BRANCH(
      "publish/foreign-branch", Failure.CONFLICT, "The branch was not made by Drydock."),
  PUBLISH_TENANT_NOT_RETIRED(
      "publish/tenant-not-retired",
      Failure.CHECK,
      "A tenant goes that was not retired in the last published output."),
  PUBLISH_TENANT_MOVED(
      "publish/tenant-moved",
      Failure.CHECK,
      "A tenant that was not retired moves to another region."),
  PUBLISH_REMOVAL_NOT_ALLOWED(
      "publish/removal-not-allowed",
      Failure.CHECK,
      "A component, stack or region goes and nobody allowed it."),
  PUBLISH_NOT_EMPTY(
      "publish/not-empty",
      Failure.CHECK,
      "A stack or region goes that held tenants in the last published output."),
  PUBLISH_SUPERSEDED(
      "publish/superseded",
      Severity.NOTE,
      Failure.CONFLICT,
      "A newer source commit was published already."),
  PUBLISH_UNRELATED_SOURCE(
      "publish/unrelated-source",
      Failure.CONFLICT,
      "The published source commit and this one do not come before each other."),
  PUBLISH_LOST_RACE(
      "publish/lost-race", Failure.CONFLICT, "Other runs moved the branch again and again."),
  PUBLISH_EMPTY("publish/empty", Failure.INPUT, "The output has no unit."),
  PUBLISH_REMOVAL_LIMIT(
      "publish/removal-limit",
      Failure.CHECK,
      "More tenants go at once than may without being named."),
  PUBLISH_QUEUE_ORDER(
      "publish/queue-order",
      Failure.CHECK,
      "A remote write changes its place or address, and its queue would be deleted."),
  PUBLISH_PIN_OVERDUE(
      "publish/pin-overdue",
      Severity.WARNING,
      Failure.INPUT,
      "A tenant is pinned longer than its pin says."),
  ;

  private final String slug;
  private final Severity severity;
  private final Failure failure;
  private final String meaning;

  Code(String slug, Failure failure, String meaning) {
    this(slug, Severity.ERROR, failure, meaning);
  }

  Code(String slug, Severity severity, Failure failure, String meaning) {
    this.slug = slug;
    this.severity = severity;
    this.failure = failure;
    this.meaning = meaning;
  }

  /** Returns the stable name, {@code area/what-is-wrong}. */
  public String slug() {
    return slug;
  }

  /** Returns the severity of a diagnostic of this kind. */
  public Severity severity() {
    return severity;
  }

  /** Returns what a run fails at when it ends with this. */
  public Failure failure() {
    return failure;
  }

  /** Returns one sentence for the documentation. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return slug;
  }
}
