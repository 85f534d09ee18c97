package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;

/** A list replaces the list below as a whole, so that a null in it has nothing to delete. */
final class NullRules {

  private NullRules() {}

  static void check(FleetDraft draft, Diagnostics diagnostics) {
    draft
        .declarations()
        .forEach(declaration -> declaration.values().ifPresent(map -> outside(map, diagnostics)));
  }

  private static void outside(Node node, Diagnostics diagnostics) {
    switch (node) {
      case MappingNode map ->
          map.entries().values().forEach(entry -> outside(entry.value(), diagnostics));
      case SequenceNode list -> list.items().forEach(item -> inside(item, diagnostics));
      case ScalarNode scalar -> {}
    }
  }

  private static void inside(Node node, Diagnostics diagnostics) {
    switch (node) {
      case MappingNode map ->
          map.entries().values().forEach(entry -> inside(entry.value(), diagnostics));
      case SequenceNode list -> list.items().forEach(item -> inside(item, diagnostics));
      case ScalarNode scalar -> {
        if (scalar.isNull()) {
          diagnostics.add(
              Diagnostic.of(
                      Code.FLEET_NULL_IN_LIST,
                      scalar.origin(),
                      "`null` deletes a key of a map, and this one is in a list")
                  .withHint("leave it out; for the text write \"null\""));
        }
      }
    }
  }
}
