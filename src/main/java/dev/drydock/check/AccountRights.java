package dev.drydock.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the service accounts of a region may do, by its roles and bindings. */
final class AccountRights {

  private final SortedMap<String, RoleFact> roles = new TreeMap<>();
  private final SortedMap<String, List<BindingFact>> bindings = new TreeMap<>();

  AccountRights(List<FolderFacts> folders) {
    for (FolderFacts folder : folders) {
      folder.roles().forEach(role -> roles.put(role.namespace() + "/" + role.name(), role));
      for (BindingFact binding : folder.bindings()) {
        for (String account : binding.accounts()) {
          bindings.computeIfAbsent(account, name -> new ArrayList<>()).add(binding);
        }
      }
    }
  }

  /** Returns the rules that an account has in a namespace, or on the cluster where it is empty. */
  List<AccessRule> rules(String account, String namespace) {
    List<AccessRule> rules = new ArrayList<>();
    for (BindingFact binding : bindings.getOrDefault(account, List.of())) {
      if (binding.namespace().isEmpty() || binding.namespace().equals(namespace)) {
        rules.addAll(granted(binding));
      }
    }
    return rules;
  }

  /** Returns the role that a binding refers to, where it is an object of this fleet. */
  Optional<RoleFact> role(BindingFact binding) {
    String namespace = binding.bindsClusterRole() ? "" : binding.namespace();
    return Optional.ofNullable(roles.get(namespace + "/" + binding.role()));
  }

  private List<AccessRule> granted(BindingFact binding) {
    if (binding.bindsClusterRole() && binding.role().equals("cluster-admin")) {
      return List.of(ALL);
    }
    return role(binding).map(RoleFact::rules).orElse(List.of());
  }

  /** The rule of the role that every cluster has. */
  private static final AccessRule ALL =
      new AccessRule(List.of("*"), List.of("*"), List.of("*"), List.of(), List.of("*"));
}
