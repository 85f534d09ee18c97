package dev.drydock.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Objects of one folder of the output, as delivery sees them. Several units may share a folder.
 *
 * @param folder the folder, without a slash at its end
 * @param objects the objects
 * @param syncs the Applications and Kustomizations among them
 * @param projects the AppProjects among them
 * @param roles the Roles and ClusterRoles among them
 * @param bindings the bindings of roles among them
 */
record FolderFacts(
    String folder,
    List<ObjectFact> objects,
    List<SyncFact> syncs,
    List<ProjectFact> projects,
    List<RoleFact> roles,
    List<BindingFact> bindings) {

  static FolderFacts of(String folder, List<KubernetesObject> objects) {
    return new FolderFacts(
        folder,
        objects.stream().map(FolderFacts::object).toList(),
        pick(objects, SyncFact::of),
        pick(objects, ProjectFact::of),
        pick(objects, RoleFact::of),
        pick(objects, BindingFact::of));
  }

  private static <T> List<T> pick(
      List<KubernetesObject> objects, Function<KubernetesObject, Optional<T>> read) {
    List<T> found = new ArrayList<>();
    objects.forEach(object -> read.apply(object).ifPresent(found::add));
    return List.copyOf(found);
  }

  private static ObjectFact object(KubernetesObject object) {
    return new ObjectFact(
        object.group().intern(),
        object.kind().intern(),
        object.namespace().orElse("").intern(),
        object.name().intern(),
        object.origin());
  }
}
