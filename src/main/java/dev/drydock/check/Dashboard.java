package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A dashboard of Grafana.
 *
 * @param title where it stands, for messages
 * @param uid its own name, or an empty string
 * @param sources the names of the data sources that it asks
 * @param sourceTypes the types of data sources that its variables offer
 * @param silentPanels its panels that ask nothing
 * @param origin the line that writes it
 */
record Dashboard(
    String title,
    String uid,
    SortedSet<String> sources,
    SortedSet<String> sourceTypes,
    List<String> silentPanels,
    Origin origin) {

  /** What Grafana brings itself. */
  private static final List<String> OWN =
      List.of("", "grafana", "-- Grafana --", "-- Mixed --", "-- Dashboard --", "-100");

  /** Panels that show what is written in them. */
  private static final List<String> WORDS =
      List.of(
          "row", "text", "news", "dashlist", "alertlist", "annolist", "welcome", "gettingstarted");

  static List<Dashboard> of(List<EmbeddedConfig> configs) {
    return configs.stream()
        .filter(config -> config.document().list("panels").isPresent())
        .map(Dashboard::of)
        .toList();
  }

  private static Dashboard of(EmbeddedConfig config) {
    MappingNode document = config.document();
    SortedSet<String> sources = new TreeSet<>();
    collect(document, sources);
    SortedSet<String> types = new TreeSet<>();
    for (MappingNode variable : Fields.maps(document, "templating", "list")) {
      if (Fields.text(variable, "type").orElse("").equals("datasource")) {
        types.add(Fields.text(variable, "query").orElse(""));
        Fields.text(variable, "name").ifPresent(name -> sources.removeAll(spellings(name)));
      }
    }
    List<String> silent = new ArrayList<>();
    silent(Fields.maps(document, "panels"), silent);
    return new Dashboard(
        "`%s` of %s".formatted(config.key(), config.owner().title()),
        Fields.text(document, "uid").orElse(""),
        sources,
        types,
        silent,
        config.origin());
  }

  private static List<String> spellings(String variable) {
    return List.of("$" + variable, "${" + variable + "}", "[[" + variable + "]]");
  }

  /** Collects what stands at {@code datasource}, as a name or as a map with a {@code uid}. */
  private static void collect(Node node, SortedSet<String> sources) {
    switch (node) {
      case ScalarNode scalar -> {}
      case SequenceNode list -> list.items().forEach(item -> collect(item, sources));
      case MappingNode map ->
          map.entries()
              .forEach(
                  (key, entry) -> {
                    if (key.equals("datasource")) {
                      source(entry.value(), sources);
                    }
                    collect(entry.value(), sources);
                  });
    }
  }

  private static void source(Node node, SortedSet<String> sources) {
    String name =
        switch (node) {
          case ScalarNode scalar -> scalar.isNull() ? "(the default)" : scalar.text();
          case MappingNode map -> Fields.text(map, "uid").orElse("(the default)");
          case SequenceNode list -> "";
        };
    if (!OWN.contains(name)) {
      sources.add(name);
    }
  }

  private static void silent(List<MappingNode> panels, List<String> found) {
    for (MappingNode panel : panels) {
      silent(Fields.maps(panel, "panels"), found);
      boolean isText = WORDS.contains(Fields.text(panel, "type").orElse(""));
      boolean isLibrary = panel.get("libraryPanel").isPresent();
      List<MappingNode> targets = Fields.maps(panel, "targets");
      if (!isText
          && !isLibrary
          && (targets.isEmpty() || targets.stream().anyMatch(Dashboard::isEmpty))) {
        found.add(Fields.text(panel, "title").orElse("?"));
      }
    }
  }

  private static boolean isEmpty(MappingNode target) {
    boolean isQuery = target.get("expr").isPresent() || target.get("datasource").isEmpty();
    return isQuery && Fields.text(target, "expr").orElse("").isBlank();
  }
}
