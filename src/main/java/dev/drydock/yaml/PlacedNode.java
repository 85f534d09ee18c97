package dev.drydock.yaml;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * A node by its place in the text, in UTF-16 units.
 *
 * @param kind what it is
 * @param isFlow whether it is written in braces or brackets, or is a scalar on its line
 * @param start where it starts: for a block collection its first key or dash
 * @param end where it ends: for a block collection the end of its last leaf
 * @param text the text of a scalar
 * @param children the items of a list; the keys and values of a map by turns
 */
record PlacedNode(
    Kind kind, boolean isFlow, int start, int end, String text, List<PlacedNode> children) {

  /** What a node is. */
  enum Kind {
    SCALAR,
    LIST,
    MAP
  }

  PlacedNode {
    children = List.copyOf(children);
  }

  /** Returns the documents of a text that the strict reader accepted. */
  static List<PlacedNode> documents(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    EventSource events = new EventSource(file.text(), new FileDialect(file), diagnostics);
    List<PlacedNode> documents = new ArrayList<>();
    for (Event event = events.next(); event != null; event = events.next()) {
      if (event instanceof ScalarEvent || event instanceof CollectionStartEvent) {
        documents.add(node(event, events));
      }
    }
    return documents;
  }

  private static PlacedNode node(Event event, EventSource events) {
    if (event instanceof ScalarEvent scalar) {
      boolean isBlock = scalar.isLiteral() || scalar.isFolded();
      return new PlacedNode(
          Kind.SCALAR,
          !isBlock,
          events.start(event),
          events.end(event),
          scalar.getValue(),
          List.of());
    }
    CollectionStartEvent begin = (CollectionStartEvent) event;
    Kind kind = event.getEventId() == Event.ID.SequenceStart ? Kind.LIST : Kind.MAP;
    List<PlacedNode> children = new ArrayList<>();
    Event next = events.next();
    while (next instanceof ScalarEvent || next instanceof CollectionStartEvent) {
      children.add(node(next, events));
      next = events.next();
    }
    if (next == null) {
      throw new IllegalArgumentException("a text that the strict reader refuses");
    }
    int end = begin.isFlow() ? events.end(next) : children.getLast().end();
    return new PlacedNode(kind, begin.isFlow(), events.start(event), end, "", children);
  }

  /** An entry of a map. */
  record Entry(PlacedNode key, PlacedNode value) {}

  /** Returns an entry of a map. */
  Optional<Entry> entry(String name) {
    if (kind != Kind.MAP) {
      return Optional.empty();
    }
    for (int index = 0; index < children.size(); index += 2) {
      if (children.get(index).text().equals(name)) {
        return Optional.of(new Entry(children.get(index), children.get(index + 1)));
      }
    }
    return Optional.empty();
  }

  /** Returns the entry at the end of a path of keys. */
  Optional<Entry> at(List<String> path) {
    Optional<Entry> entry = Optional.empty();
    PlacedNode here = this;
    for (String step : path) {
      entry = here.entry(step);
      if (entry.isEmpty()) {
        return entry;
      }
      here = entry.get().value();
    }
    return entry;
  }
}
