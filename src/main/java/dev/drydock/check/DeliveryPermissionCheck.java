package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Proves that what applies an object is permitted to. */
final class DeliveryPermissionCheck implements FleetCheck {

  private static final List<String> APPLY =
      List.of("get", "list", "watch", "create", "patch", "delete");
  private static final List<String> LOOK = List.of("get", "list", "watch");
  private static final List<String> SIBILANTS = List.of("s", "x", "z", "ch", "sh");

  @Override
  public Code code() {
    return Code.CHECK_DELIVERY_PERMISSION;
  }

  @Override
  public String relation() {
    return "the project of an Application permits its repository and the namespaces and kinds of"
        + " its objects; the service account of a Kustomization holds the verbs on the kinds of its"
        + " objects, all that their roles grant, and what waiting looks at";
  }

  @Override
  public void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics) {
    for (RegionFolders folders : RegionFolders.of(facts)) {
      SortedMap<String, ProjectFact> projects = new TreeMap<>();
      folders.all().forEach(each -> each.projects().forEach(p -> projects.put(p.name(), p)));
      AccountRights rights = new AccountRights(folders.all());
      for (List<RegionFolders.Placed> syncs : folders.syncs().values()) {
        for (RegionFolders.Placed placed : syncs) {
          List<FolderFacts> shares = folders.synced().getOrDefault(placed.sync().path(), List.of());
          if (placed.sync().isKustomization()) {
            account(placed.sync(), shares, rights, diagnostics);
          } else {
            project(placed.sync(), shares, projects, diagnostics);
          }
        }
      }
    }
  }

  private void project(
      SyncFact sync,
      List<FolderFacts> shares,
      SortedMap<String, ProjectFact> projects,
      Diagnostics diagnostics) {
    ProjectFact project = projects.get(sync.permit());
    if (project == null) {
      String message =
          "%s is of project `%s`, which does not exist".formatted(sync.title(), sync.permit());
      diagnostics.add(Diagnostic.of(code(), sync.origin(), message));
      return;
    }
    if (!project.permitsRepository(sync.source())) {
      String message =
          "%s does not permit the repository `%s`".formatted(title(project), sync.source());
      add(project.origin(), message, sync, diagnostics);
    }
    SortedSet<String> told = new TreeSet<>();
    for (FolderFacts share : shares) {
      share.objects().forEach(object -> project(sync, object, project, told, diagnostics));
    }
  }

  private void project(
      SyncFact sync,
      ObjectFact object,
      ProjectFact project,
      SortedSet<String> told,
      Diagnostics diagnostics) {
    if (!project.permitsKind(object) && told.add(object.group() + "/" + object.kind())) {
      String message =
          "%s does not permit the %s kind `%s` of %s"
              .formatted(
                  title(project),
                  object.isNamespaced() ? "namespaced" : "cluster-scoped",
                  object.group().isEmpty() ? object.kind() : object.group() + "/" + object.kind(),
                  object.title());
      add(object.origin(), message, sync, diagnostics);
    }
    if (object.isNamespaced()
        && !project.permitsNamespace(object.namespace())
        && told.add("namespace " + object.namespace())) {
      String message =
          "%s does not permit the namespace `%s` of %s"
              .formatted(title(project), object.namespace(), object.title());
      add(object.origin(), message, sync, diagnostics);
    }
  }

  private void account(
      SyncFact sync, List<FolderFacts> shares, AccountRights rights, Diagnostics diagnostics) {
    if (sync.permit().isEmpty()) {
      String message = "%s names no service account to apply with".formatted(sync.title());
      diagnostics.add(Diagnostic.of(code(), sync.origin(), message));
      return;
    }
    Holder holder =
        new Holder(
            sync, sync.namespace() + "/" + sync.permit(), rights, new TreeMap<>(), new TreeSet<>());
    for (FolderFacts share : shares) {
      for (ObjectFact object : share.objects()) {
        String resource = resource(object.kind());
        AccessRule wanted = AccessRule.of(object.group(), resource, APPLY);
        holds(holder, object.namespace(), wanted, object.title(), object.origin(), diagnostics);
        waiting(holder, object, diagnostics);
      }
      granted(holder, share, diagnostics);
    }
  }

  /**
   * Who applies.
   *
   * @param sync the Kustomization
   * @param account its service account
   * @param rights what accounts may do
   * @param held the rules of its account by namespace, as far as they were asked for
   * @param told what has been told of it
   */
  private record Holder(
      SyncFact sync,
      String account,
      AccountRights rights,
      SortedMap<String, List<AccessRule>> held,
      SortedSet<String> told) {
    List<AccessRule> rules(String namespace) {
      return held.computeIfAbsent(namespace, name -> rights.rules(account, name));
    }
  }

  /** To wait for a rollout is to look at the sets and pods that it makes. */
  private void waiting(Holder holder, ObjectFact object, Diagnostics diagnostics) {
    if (holder.sync().waits() && object.kind().equals("Deployment")) {
      String why = "waiting for " + object.title();
      AccessRule sets = AccessRule.of("apps", "replicasets", LOOK);
      holds(holder, object.namespace(), sets, why, object.origin(), diagnostics);
      AccessRule pods = AccessRule.of("", "pods", LOOK);
      holds(holder, object.namespace(), pods, why, object.origin(), diagnostics);
    }
  }

  /** Who grants must hold what is granted. */
  private void granted(Holder holder, FolderFacts share, Diagnostics diagnostics) {
    for (RoleFact role : share.roles()) {
      for (AccessRule rule : role.rules()) {
        holds(holder, role.namespace(), rule, role.title(), role.origin(), diagnostics);
      }
    }
    for (BindingFact binding : share.bindings()) {
      Optional<RoleFact> role = holder.rights().role(binding);
      for (AccessRule rule : role.map(RoleFact::rules).orElse(List.of())) {
        holds(holder, binding.namespace(), rule, binding.title(), binding.origin(), diagnostics);
      }
    }
  }

  private void holds(
      Holder holder,
      String namespace,
      AccessRule wanted,
      String why,
      Origin origin,
      Diagnostics diagnostics) {
    List<AccessRule> held = holder.rules(namespace);
    if (covers(held, wanted)) {
      return;
    }
    SortedMap<String, List<String>> missing = new TreeMap<>();
    for (AccessRule part : wanted.parts()) {
      if (!covers(held, part)) {
        missing.computeIfAbsent(part.target(), key -> new ArrayList<>()).addAll(part.verbs());
      }
    }
    missing.forEach(
        (target, verbs) -> {
          if (holder.told().add(namespace + " " + target)) {
            String what = String.join(", ", verbs) + " " + target;
            add(origin, message(holder, what, namespace, why), holder.sync(), diagnostics);
          }
        });
  }

  private static boolean covers(List<AccessRule> held, AccessRule wanted) {
    for (AccessRule rule : held) {
      if (rule.covers(wanted)) {
        return true;
      }
    }
    return false;
  }

  private static String message(Holder holder, String what, String namespace, String why) {
    String named = isTenant(namespace) ? "a tenant's namespace" : "namespace `" + namespace + "`";
    String where = namespace.isEmpty() ? "the cluster" : named;
    String who =
        isTenant(holder.sync().permit())
            ? "a tenant's service account"
            : "service account `" + holder.account() + "`";
    return "%s may not `%s` in %s, which %s needs".formatted(who, what, where, why);
  }

  private static String title(ProjectFact project) {
    return isTenant(project.name())
        ? "the AppProject of a tenant"
        : "AppProject `" + project.name() + "`";
  }

  /** Messages leave tenants out: what applies the object names them. */
  private static boolean isTenant(String name) {
    return name.startsWith("t-");
  }

  /** Returns the resource of a kind, as the API server's plural rule has it. */
  private static String resource(String kind) {
    String word = kind.toLowerCase(Locale.ROOT);
    if (word.equals("endpoints")) {
      return word;
    }
    int last = word.length() - 1;
    if (last > 0 && word.charAt(last) == 'y' && "aeiou".indexOf(word.charAt(last - 1)) < 0) {
      return word.substring(0, word.length() - 1) + "ies";
    }
    return SIBILANTS.stream().anyMatch(word::endsWith) ? word + "es" : word + "s";
  }

  private void add(Origin origin, String message, SyncFact sync, Diagnostics diagnostics) {
    diagnostics.add(
        Finding.of(code(), origin, message, sync.origin(), "applied by " + sync.title()));
  }
}
