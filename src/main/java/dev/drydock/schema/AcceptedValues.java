package dev.drydock.schema;

import dev.drydock.yaml.Cast;
import dev.drydock.yaml.Form;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers the values in which a schema found nothing, by all that it can see of them: structure,
 * keys, types, numbers, and what it sees of the strings below watched keys. Ten thousand tenants
 * have few such outlines. For any number of threads; it changes how fast an answer comes and never
 * the answer.
 */
final class AcceptedValues {
  /** A schema that has seen so many outlines, and few of them twice, is asked each time. */
  private static final int MOST = 1024;

  private final SortedMap<String, Sight> watched;

  /** What keys inside each other see together; a key is the identity of two sights. */
  private final ConcurrentMap<Pair, Sight> both = new ConcurrentHashMap<>();

  private final Set<String> outlines = ConcurrentHashMap.newKeySet();
  private final AtomicInteger stored = new AtomicInteger();
  private final AtomicLong known = new AtomicLong();

  /**
   * @param watched what the schema sees of the strings below some keys
   */
  AcceptedValues(SortedMap<String, Sight> watched) {
    this.watched = watched;
  }

  /** What was accepted of documents of one form, by the values in their slots. */
  private final ConcurrentMap<Form, OfForm> forms = new ConcurrentHashMap<>();

  private record Pair(Sight first, Sight second) {}

  /** The documents of one form: of them the schema sees the values in the slots. */
  final class OfForm {
    private final Sight[] sights;
    private final Set<String> outlines = ConcurrentHashMap.newKeySet();

    private OfForm(Form form) {
      this.sights = new Sight[form.slots()];
      find(form.pattern(), Sight.NONE);
    }

    private void find(Node node, Sight sight) {
      int index = Form.index(node);
      switch (node) {
        case ScalarNode slot when index >= 0 -> sights[index] = sight;
        case ScalarNode literal -> {}
        case SequenceNode list -> list.items().forEach(item -> find(item, sight));
        case MappingNode map ->
            map.entries().forEach((key, entry) -> find(entry.value(), below(sight, key)));
      }
    }

    /** Returns all that the schema can see of the values. */
    String outline(Cast cast) {
      StringBuilder out = new StringBuilder();
      for (int index = 0; index < sights.length; index++) {
        AcceptedValues.this.outline(out, cast.values().get(index), sights[index]);
      }
      return out.toString();
    }

    boolean contains(String outline) {
      return counted(outlines.contains(outline));
    }

    /** Remembers an outline; the whole document's was remembered or known before. */
    void add(String outline) {
      if (outlines.size() < MOST) {
        outlines.add(outline);
      }
    }
  }

  OfForm of(Form form) {
    return forms.computeIfAbsent(form, OfForm::new);
  }

  /** Returns whether remembering is worth the outline. */
  boolean isOfUse() {
    return stored.get() < MOST || known.get() > stored.get();
  }

  boolean contains(String outline) {
    return counted(outlines.contains(outline));
  }

  private boolean counted(boolean found) {
    if (found) {
      known.incrementAndGet();
    }
    return found;
  }

  void add(String outline) {
    if (stored.get() < MOST && outlines.add(outline)) {
      stored.incrementAndGet();
    }
  }

  /** Returns all that the schema can see of a value; different sights give different texts. */
  String outline(Node node) {
    StringBuilder out = new StringBuilder(512);
    outline(out, node, Sight.NONE);
    return out.toString();
  }

  private void outline(StringBuilder out, Node node, Sight sight) {
    switch (node) {
      case ScalarNode scalar -> scalar(out, scalar, sight);
      case SequenceNode list -> {
        out.append('[');
        for (Node item : list.items()) {
          outline(out, item, sight);
        }
        out.append(']');
      }
      case MappingNode map -> {
        out.append('{');
        map.entries()
            .forEach(
                (key, entry) -> {
                  text(out, key);
                  outline(out, entry.value(), below(sight, key));
                });
        out.append('}');
      }
    }
  }

  private Sight below(Sight sight, String key) {
    Sight own = watched.getOrDefault(key, Sight.NONE);
    return sight == Sight.NONE || own == Sight.NONE
        ? sight.and(own)
        : both.computeIfAbsent(new Pair(sight, own), pair -> pair.first().and(pair.second()));
  }

  private static void scalar(StringBuilder out, ScalarNode scalar, Sight sight) {
    switch (scalar.value()) {
      case null -> out.append('0');
      case Boolean truth -> out.append(truth ? 't' : 'f');
      case String text when sight != Sight.NONE -> text(out.append('w'), sight.answers(text));
      case String text -> out.append('s');
      case BigDecimal decimal -> text(out.append('d'), decimal.toString());
      default -> text(out.append('n'), scalar.text());
    }
  }

  /** The length before a text keeps it from being taken for anything else. */
  private static void text(StringBuilder out, String text) {
    out.append(text.length()).append(':').append(text);
  }
}
