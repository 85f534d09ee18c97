package dev.drydock.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes one more element into the text of a list, in the style of those that are there.
 *
 * @param text the text of the file
 * @param element the element
 */
record ListInsertion(String text, MappingNode element) {
  private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t]*\r?\n");

  /** What may stand between the last element of a list in brackets and the end of its line. */
  private static final Pattern REST =
      Pattern.compile("\\G[ \t]*(?<comma>,)?[ \t]*(?:#[^\n]*)?\r?\n");

  /** Returns the text with the element at the end of a list of a map, which may lack the list. */
  String into(PlacedNode map, String key) {
    return map.entry(key)
        .map(entry -> into(entry.value()))
        .orElseGet(() -> map.isFlow() ? withKeyInFlow(map, key) : withKey(map, key));
  }

  private String into(PlacedNode list) {
    if (!list.isFlow()) {
      return intoBlock(list);
    }
    return list.children().isEmpty()
        ? inserted(list.start() + 1, FlowText.write(element))
        : intoFlow(list.children());
  }

  // ---- lists of lines with dashes

  private String intoBlock(PlacedNode list) {
    List<PlacedNode> items = list.children();
    PlacedNode last = items.getLast();
    int dash = column(list.start());
    String item = item(" ".repeat(dash), " ".repeat(gap(last)), last.isFlow());
    boolean isSpaced =
        items.size() > 1
            && BLANK_LINE
                .matcher(text.substring(items.get(items.size() - 2).end(), last.start()))
                .find();
    int at = afterComments(lineAfter(last.end()), dash + 1);
    return lineInserted(at, (isSpaced ? lineEnd() : "") + item);
  }

  /** Returns how many spaces stand between a dash and its element, where they share a line. */
  private int gap(PlacedNode item) {
    int at = item.start() - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at >= 0 && text.charAt(at) == '-' ? item.start() - 1 - at : 1;
  }

  private String item(String indent, String pad, boolean isFlow) {
    if (isFlow) {
      return indent + "-" + pad + FlowText.write(element);
    }
    String next = lineEnd() + indent + " " + pad;
    return element.entries().entrySet().stream()
        .map(
            entry ->
                FlowText.text(entry.getKey()) + ": " + FlowText.write(entry.getValue().value()))
        .collect(Collectors.joining(next, indent + "-" + pad, ""));
  }

  private String withKey(PlacedNode map, String key) {
    int column = column(map.start());
    String indent = " ".repeat(column);
    int at = afterComments(lineAfter(map.end()), column);
    return lineInserted(
        at, indent + key + ":" + lineEnd() + item(indent, " ", /* isFlow= */ false));
  }

  /** Comments that follow at once and stand as deep as what they follow belong to it. */
  private int afterComments(int start, int depth) {
    int at = start;
    while (at < text.length()) {
      int content = at;
      while (content < text.length() && text.charAt(content) == ' ') {
        content++;
      }
      if (content == text.length() || text.charAt(content) != '#' || content - at < depth) {
        return at;
      }
      at = lineAfter(content);
    }
    return at;
  }

  // ---- lists in brackets

  private String withKeyInFlow(PlacedNode map, String key) {
    String entry = key + ": [" + FlowText.write(element) + "]";
    return map.children().isEmpty()
        ? inserted(map.start() + 1, entry)
        : inserted(map.children().getLast().end(), ", " + entry);
  }

  private String intoFlow(List<PlacedNode> items) {
    PlacedNode last = items.getLast();
    String written = FlowText.write(element);
    int start = lineStart(last.start());
    String indent = text.substring(start, last.start());
    if (!indent.isBlank()) {
      return inserted(last.end(), ", " + written);
    }
    Matcher rest = REST.matcher(text);
    if (!rest.find(last.end())) {
      return inserted(last.end(), "," + lineEnd() + indent + written);
    }
    String line = indent + written;
    return rest.group("comma") == null
        ? text.substring(0, last.end())
            + ","
            + text.substring(last.end(), rest.end())
            + line
            + lineEnd()
            + text.substring(rest.end())
        : inserted(rest.end(), line + "," + lineEnd());
  }

  // ---- text

  private String inserted(int at, String more) {
    return text.substring(0, at) + more + text.substring(at);
  }

  /** Inserts a line; the last line of a file may lack its end, and keeps lacking it. */
  private String lineInserted(int at, String line) {
    boolean isWithoutEnd = at == text.length() && !text.endsWith("\n");
    return isWithoutEnd ? text + lineEnd() + line : inserted(at, line + lineEnd());
  }

  private String lineEnd() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private int lineStart(int at) {
    return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  }

  private int column(int at) {
    return at - lineStart(at);
  }

  /** Returns the start of the line after a place; a block scalar ends there already. */
  private int lineAfter(int at) {
    if (at > 0 && text.charAt(at - 1) == '\n') {
      return at;
    }
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
