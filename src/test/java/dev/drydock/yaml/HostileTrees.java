package dev.drydock.yaml;

import dev.drydock.diag.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/** Makes strings and trees that are likely to break a writer, from a seed. */
final class HostileTrees {
  private static final String[] PIECES = {
    "a",
    "b",
    "Z",
    "0",
    "1",
    "9",
    "-",
    "--",
    "---",
    ".",
    "...",
    ":",
    ": ",
    " :",
    "#",
    " #",
    "# ",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "\r",
    "\r\n",
    "'",
    "\"",
    "\\",
    "\\n",
    "{",
    "}",
    "{{",
    "}}",
    "[",
    "]",
    ",",
    "&",
    "*",
    "!",
    "!!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "- ",
    "=",
    "<<",
    "~",
    "null",
    "true",
    "no",
    "on",
    "1e3",
    "0x1",
    "0o7",
    "1_0",
    "12:30",
    "2027-01-31",
    ".inf",
    "+",
    "e",
    "E",
    "_",
    "/",
    "$",
    "(",
    ")",
    "^",
    ";",
    "é",
    "ß",
    "漢",
    "😀",
    "\u00A0",
    "\u00AD",
    "\u2028",
    "\u2029",
    "\u200B",
    "\u202E",
    "\uFEFF",
    "\uFFFD",
    "\uFFFE",
    "\uFFFF",
    "\uE000",
    "\uF8FF",
    "\uD83D\uDE00",
    "\uDB40\uDC41",
    "%{",
    "{%",
    "${X}",
    "::error::",
    "apiVersion: v1",
    "\u3000"
  };

  private final Random random;

  HostileTrees(long seed) {
    this.random = new Random(seed);
  }

  String string() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(7); pieces > 0; pieces--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Returns what may or may not be YAML. */
  String soup() {
    StringBuilder text = new StringBuilder();
    for (int lines = 1 + random.nextInt(4); lines > 0; lines--) {
      text.repeat(' ', random.nextInt(3)).append(random.nextInt(3) == 0 ? "- " : "");
      text.append((char) ('a' + random.nextInt(6))).append(": ");
      text.append(random.nextInt(40) == 0 ? "\uD83D" : "");
      for (int pieces = random.nextInt(3); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  MappingNode document() {
    MappingNode map = map(/* depth= */ 0);
    return map.entries().isEmpty() ? document() : map;
  }

  Node node(int depth) {
    int choice = random.nextInt(depth > 5 ? 6 : 10);
    return switch (choice) {
      case 0 -> scalar(random.nextBoolean());
      case 1 -> scalar(random.nextLong() >> random.nextInt(64));
      case 2 -> scalar(new BigDecimal(random.nextInt(1_000_000)).movePointLeft(random.nextInt(9)));
      case 3 -> new ScalarNode(null, Origin.unknown());
      case 4, 5 -> scalar(string());
      case 6, 7 -> list(depth + 1);
      default -> map(depth + 1);
    };
  }

  private static ScalarNode scalar(Object value) {
    return new ScalarNode(value, Origin.unknown());
  }

  private SequenceNode list(int depth) {
    List<Node> items = new ArrayList<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      items.add(node(depth));
    }
    return new SequenceNode(items, Origin.unknown());
  }

  private MappingNode map(int depth) {
    var entries = new LinkedHashMap<String, MappingNode.Entry>();
    for (int count = random.nextInt(4); count > 0; count--) {
      entries.put(key(), new MappingNode.Entry(Origin.unknown(), node(depth)));
    }
    return new MappingNode(entries, Origin.unknown());
  }

  private String key() {
    return random.nextInt(50) == 0 ? string() + "k".repeat(random.nextInt(1500)) : string();
  }
}
