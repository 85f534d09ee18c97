package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds the nodes of one text from its events. */
final class DocumentReader {
  private static final int DEPTH_LIMIT = 64;

  private final String text;
  private final YamlDialect dialect;
  private final Diagnostics diagnostics;
  private final EventSource source;

  /** The ranges of block scalars, a start and an end each, ascending. */
  private final List<Integer> blocks = new ArrayList<>();

  private DocumentReader(String text, String clean, YamlDialect dialect, Diagnostics diagnostics) {
    this.text = text;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
    this.source = new EventSource(clean, dialect, diagnostics);
  }

  /** Returns the documents of a text; those without content are left out. */
  static List<Node> read(String text, YamlDialect dialect, Diagnostics diagnostics) {
    TextScan scan = new TextScan(text, dialect, diagnostics);
    DocumentReader reader = new DocumentReader(text, scan.clean(), dialect, diagnostics);
    List<Node> documents = reader.documents();
    reader.reportTabs(scan.tabs());
    return documents;
  }

  private List<Node> documents() {
    List<Node> documents = new ArrayList<>();
    Node open = null;
    for (Event event = source.next(); event != null; event = source.next()) {
      switch (event.getEventId()) {
        case StreamStart, DocumentStart -> {}
        case DocumentEnd -> {
          if (open != null) {
            documents.add(open);
          }
          open = null;
        }
        default -> open = isEmpty(event) ? null : node(event, /* depth= */ 0);
      }
    }
    return documents;
  }

  private Node node(Event event, int depth) {
    return switch (event.getEventId()) {
      case Scalar -> scalarNode((ScalarEvent) event);
      case SequenceStart -> sequence(event, depth);
      case MappingStart -> mapping(event, depth);
      default -> new ScalarNode(null, origin(event)); // an alias, which was refused
    };
  }

  private Node scalarNode(ScalarEvent event) {
    return event.isPlain() && event.getValue().isEmpty()
        ? new ScalarNode(null, origin(event)) // nothing after a tag or an anchor, which was refused
        : dialect.value(scalar(event), diagnostics);
  }

  private Node sequence(Event start, int depth) {
    Origin origin = origin(start);
    List<Node> items = new ArrayList<>();
    if (isTooDeep(start, depth)) {
      return new SequenceNode(items, origin);
    }
    for (Event event = inside(); event != null; event = inside()) {
      if (isEmpty(event)) {
        int dash = Math.max(source.start(event) - 1, 0);
        Origin place = dialect.origin(dash);
        refuseEmpty("the item has no value", place);
        items.add(new ScalarNode(null, place));
      } else {
        items.add(node(event, depth + 1));
      }
    }
    return new SequenceNode(items, origin);
  }

  private Node mapping(Event start, int depth) {
    Origin origin = origin(start);
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    if (isTooDeep(start, depth)) {
      return new MappingNode(entries, origin);
    }
    for (Event event = inside(); event != null; event = inside()) {
      Origin keyOrigin = origin(event);
      String key = key(event, keyOrigin, depth);
      Event value = source.next();
      if (value == null) {
        break;
      }
      MappingNode.Entry entry =
          new MappingNode.Entry(keyOrigin, value(key, keyOrigin, value, depth));
      if (key != null) {
        put(entries, key, entry);
      }
    }
    return new MappingNode(entries, origin);
  }

  /** Returns the string of a key, or null where it is none. */
  private @Nullable String key(Event event, Origin origin, int depth) {
    if (event instanceof ScalarEvent scalar) {
      return dialect.key(scalar(scalar), diagnostics);
    }
    if (event.getEventId() != Event.ID.Alias) {
      diagnostics.add(
          Diagnostic.of(
              Code.YAML_KEY_NOT_STRING,
              origin,
              "the key is a list or map; a key must be a string"));
      var _ = node(event, depth + 1);
    }
    return null;
  }

  private Node value(@Nullable String key, Origin keyOrigin, Event event, int depth) {
    if (isEmpty(event)) {
      String name = key == null || key.isEmpty() ? "the key" : "`" + PlainScalar.shown(key) + "`";
      refuseEmpty(name + " has no value", keyOrigin);
      return new ScalarNode(null, keyOrigin);
    }
    return node(event, depth + 1);
  }

  private void refuseEmpty(String message, Origin origin) {
    diagnostics.add(
        Diagnostic.of(Code.YAML_NULL_SPELLING, origin, message)
            .withHint(
                "write `\"\"` for an empty string, `{}` or `[]` for an empty collection, `null` for null"));
  }

  private void put(
      SequencedMap<String, MappingNode.Entry> entries, String key, MappingNode.Entry entry) {
    MappingNode.Entry first = entries.putIfAbsent(key, entry);
    if (first != null) {
      diagnostics.add(
          Diagnostic.of(
                  Code.YAML_DUPLICATE_KEY,
                  entry.keyOrigin(),
                  "the key `" + PlainScalar.shown(key) + "` stands twice in this map")
              .withRelated(first.keyOrigin().at(), "the first `" + PlainScalar.shown(key) + "`"));
    }
  }

  private YamlScalar scalar(ScalarEvent event) {
    int start = source.start(event);
    int end = source.end(event);
    YamlScalar.Style style = style(event);
    if (style == YamlScalar.Style.LITERAL || style == YamlScalar.Style.FOLDED) {
      blocks.add(start);
      blocks.add(end);
    }
    Origin origin = dialect.origin(start);
    if (style == YamlScalar.Style.DOUBLE_QUOTED) {
      refuseEscapes(event.getValue(), start, end, origin);
    }
    boolean multiline =
        event.getStartMark().orElseThrow().getLine() != event.getEndMark().orElseThrow().getLine();
    return new YamlScalar(event.getValue(), style, start, end, multiline, origin);
  }

  private static YamlScalar.Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> YamlScalar.Style.DOUBLE_QUOTED;
      case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
      case LITERAL -> YamlScalar.Style.LITERAL;
      case FOLDED -> YamlScalar.Style.FOLDED;
      case PLAIN -> YamlScalar.Style.PLAIN;
    };
  }

  private void refuseEscapes(String value, int start, int end, Origin origin) {
    int slash = text.indexOf('\\', start);
    if (slash < 0 || slash >= end) {
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      int c = value.codePointAt(i);
      Code code = Invisible.refusalOfEscape(c);
      if (code != null) {
        diagnostics.add(
            Diagnostic.of(code, origin, "an escape spells " + TextScan.described(c, code)));
        return;
      }
      i += Character.charCount(c) - 1;
    }
  }

  private boolean isTooDeep(Event start, int depth) {
    if (depth < DEPTH_LIMIT) {
      return false;
    }
    int offset = source.start(start);
    diagnostics.add(
        Code.YAML_TOO_DEEP,
        dialect.locate(offset),
        "lists and maps are nested more than " + DEPTH_LIMIT + " levels deep");
    source.end(offset);
    return true;
  }

  /** Returns the next event of the collection at hand, or null at its end. */
  private @Nullable Event inside() {
    Event event = source.next();
    return event != null
            && event.getEventId() != Event.ID.SequenceEnd
            && event.getEventId() != Event.ID.MappingEnd
        ? event
        : null;
  }

  private static boolean isEmpty(Event event) {
    return event instanceof ScalarEvent scalar
        && scalar.isPlain()
        && scalar.getValue().isEmpty()
        && scalar.getTag().isEmpty()
        && scalar.getAnchor().isEmpty();
  }

  private Origin origin(Event event) {
    return dialect.origin(source.start(event));
  }

  /** Tabs may stand in the content of block scalars, where they are text, and nowhere else. */
  private void reportTabs(int[] tabs) {
    int lastLine = -1;
    int block = 0;
    for (int tab : tabs) {
      if (tab >= source.reached()) {
        return;
      }
      while (block < blocks.size() && blocks.get(block + 1) <= tab) {
        block += 2;
      }
      int lineStart = text.lastIndexOf('\n', tab) + 1;
      boolean content = block < blocks.size() && blocks.get(block) < lineStart;
      if (!content && lineStart != lastLine) {
        lastLine = lineStart;
        reportTab(tab, text.substring(lineStart, tab).isBlank());
      }
    }
  }

  private void reportTab(int offset, boolean indentation) {
    Location at = dialect.locate(offset);
    diagnostics.add(
        indentation
            ? Diagnostic.of(Code.YAML_TAB, at, "the line is indented with a tab")
                .withHint("indent with two spaces")
            : Diagnostic.of(Code.YAML_TAB, at, "found a tab")
                .withHint("use spaces; inside a string, write `\\t` in double quotes"));
  }
}
