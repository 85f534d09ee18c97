package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Origin;
import dev.drydock.yaml.CanonicalJson;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.NodeValues;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** What the filters do. Each makes new values and changes none. */
final class Filters {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private Filters() {}

  static Value apply(Filter filter, Value input, List<Value> arguments) {
    if (filter == Filter.DEFAULT) {
      return input.isAbsent() ? arguments.getFirst().after(input.reads()) : input;
    }
    List<Read> reads = new ArrayList<>(input.used(aspect(filter)));
    arguments.forEach(argument -> reads.addAll(argument.used()));
    return switch (filter) {
      case DEFAULT -> input;
      case STRING -> Operands.text(Operands.printed(input), reads);
      case JSON ->
          Operands.text(
              CanonicalJson.write(HoleValues.sorted(Operands.need(input))).stripTrailing(), reads);
      case LOWER -> Operands.text(Operands.string(input).toLowerCase(Locale.ROOT), reads);
      case UPPER -> Operands.text(Operands.string(input).toUpperCase(Locale.ROOT), reads);
      case TRIM -> Operands.text(Operands.string(input).strip(), reads);
      case REPLACE -> replace(input, arguments, reads);
      case SPLIT -> split(input, arguments.getFirst(), reads);
      case SHA256 -> Operands.text(Sha256.of(Operands.string(input)), reads);
      case INTEGER -> integer(input, reads);
      case LENGTH -> Value.scalar(length(input), reads);
      case FIRST -> at(input, list(input), 0, List.of());
      case LAST -> at(input, list(input), list(input).items().size() - 1, List.of());
      case KEYS -> keys(input, reads);
      case SORT -> sequence(sorted(input), reads);
      case REVERSE -> sequence(list(input).items().reversed(), reads);
      case UNIQUE -> sequence(unique(list(input).items()), reads);
      case JOIN -> join(input, arguments.getFirst(), reads);
      case CONCAT -> concat(input, arguments.getFirst(), reads);
      case MERGE -> merge(input, arguments.getFirst(), reads);
      case WITHOUT -> chosen(input, arguments, /* keep= */ false, reads);
      case ONLY -> chosen(input, arguments, /* keep= */ true, reads);
      case PICK -> pick(input, arguments.getFirst(), reads);
      case WRAP -> wrap(input, arguments.getFirst(), reads);
      case ENTRIES -> entries(input, arguments, reads);
      case TIMES -> QuantityFilters.times(input, arguments.getFirst(), reads);
      case PLUS -> QuantityFilters.plus(input, arguments.getFirst(), reads);
      case BYTES -> QuantityFilters.bytes(input, reads);
      case MILLIS -> QuantityFilters.millis(input, reads);
    };
  }

  private static Read.Kind aspect(Filter filter) {
    return filter == Filter.LENGTH || filter == Filter.KEYS ? Read.Kind.KEYS : Read.Kind.VALUE;
  }

  /** Returns an item of a list, absent where the list is shorter. */
  static Value at(Value base, SequenceNode list, int index, List<Read> more) {
    String path = base.path().isEmpty() ? "" : base.path() + "[" + index + "]";
    List<Read> reads = Value.joined(more, base.reads());
    if (index >= 0 && index < list.items().size()) {
      return Value.of(list.items().get(index), path, reads);
    }
    String name = path.isEmpty() ? "item " + index : path;
    Read absence = new Read(Read.Kind.ABSENT, name, list.origin().at());
    return Value.absent(name, Value.joined(reads, List.of(absence)));
  }

  /** Returns the integers from one to another, none where the first is greater. */
  static Value range(Value from, Value to) {
    List<Read> reads = Value.joined(from.used(), to.used());
    long first = Operands.integer(from);
    long last = Operands.integer(to);
    if (last >= first && (last - first < 0 || last - first >= Limits.ROUNDS)) {
      throw Refusal.of(
          Code.TEMPLATE_LIMIT, "the range has more than " + Limits.ROUNDS + " items", reads);
    }
    List<Node> items = new ArrayList<>();
    for (long item = first; item <= last; item++) {
      items.add(new ScalarNode(item, Origin.unknown()));
    }
    return sequence(items, reads);
  }

  private static Value replace(Value input, List<Value> arguments, List<Read> reads) {
    String from = Operands.string(arguments.getFirst());
    if (from.isEmpty()) {
      throw Refusal.of(Code.TEMPLATE_VALUE, "`replace` looks for an empty string", reads);
    }
    String text = Operands.string(input);
    String with = Operands.string(arguments.getLast());
    long growth = (long) (text.length() / from.length()) * with.length();
    if (growth > Limits.STRING) {
      return Operands.text(" ".repeat(Limits.STRING + 1), reads);
    }
    return Operands.text(text.replace(from, with), reads);
  }

  private static Value split(Value input, Value separator, List<Read> reads) {
    String by = Operands.string(separator);
    if (by.isEmpty()) {
      throw Refusal.of(Code.TEMPLATE_VALUE, "`split` looks for an empty string", reads);
    }
    List<Node> items = new ArrayList<>();
    Origin origin = Operands.need(input).origin();
    for (String part : Operands.string(input).split(Pattern.quote(by), -1)) {
      items.add(new ScalarNode(part, origin));
    }
    return sequence(items, reads);
  }

  private static Value integer(Value input, List<Read> reads) {
    String text = Operands.string(input);
    if (!INTEGER.matcher(text).matches()) {
      throw Refusal.of(
          Code.TEMPLATE_NUMBER, input.name() + " is not the text of an integer", reads);
    }
    return Value.scalar(Long.parseLong(text), reads);
  }

  private static long length(Value input) {
    return switch (Operands.need(input)) {
      case SequenceNode list -> list.items().size();
      case MappingNode map -> map.entries().size();
      case ScalarNode scalar -> {
        String text = Operands.string(input);
        yield text.codePointCount(0, text.length());
      }
    };
  }

  private static Value keys(Value input, List<Read> reads) {
    MappingNode map = map(input);
    List<Node> keys = new ArrayList<>();
    CodePoints.sorted(map)
        .forEach(key -> keys.add(new ScalarNode(key.getKey(), key.getValue().keyOrigin())));
    return sequence(keys, reads);
  }

  private static List<Node> sorted(Value input) {
    List<Node> items = new ArrayList<>(list(input).items());
    boolean texts = items.stream().allMatch(item -> item instanceof ScalarNode s && s.isString());
    boolean numbers =
        items.stream()
            .allMatch(
                item ->
                    item instanceof ScalarNode s
                        && s.value() != null
                        && Numbers.of(s.value()).isPresent());
    if (!texts && !numbers) {
      throw Operands.wrong(input, "a list of strings or of numbers");
    }
    items.sort(texts ? Comparator.comparing(Filters::text, CodePoints.ORDER) : byNumber());
    return items;
  }

  private static Comparator<Node> byNumber() {
    return Comparator.comparing(node -> new BigDecimal(text(node)));
  }

  private static String text(Node node) {
    return ((ScalarNode) node).text();
  }

  private static List<Node> unique(List<Node> items) {
    List<Node> kept = new ArrayList<>();
    for (Node item : items) {
      if (kept.stream().noneMatch(other -> NodeValues.equal(other, item))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static Value join(Value input, Value separator, List<Read> reads) {
    List<String> texts = new ArrayList<>();
    long length = 0;
    for (Node item : list(input).items()) {
      if (!(item instanceof ScalarNode scalar) || scalar.isNull()) {
        throw Operands.wrong(input, "a list of strings, numbers or booleans");
      }
      texts.add(scalar.text());
      length += scalar.text().length();
    }
    String by = Operands.string(separator);
    boolean tooLong = length + (long) by.length() * texts.size() > Limits.STRING * 2L;
    return Operands.text(tooLong ? " ".repeat(Limits.STRING + 1) : String.join(by, texts), reads);
  }

  private static Value concat(Value input, Value more, List<Read> reads) {
    List<Node> items = new ArrayList<>(list(input).items());
    items.addAll(list(more).items());
    return sequence(items, reads);
  }

  private static Value merge(Value input, Value more, List<Read> reads) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map(input).entries());
    entries.putAll(map(more).entries());
    return mapping(entries, reads);
  }

  private static Value chosen(Value input, List<Value> keys, boolean keep, List<Read> reads) {
    List<String> names = keys.stream().map(Operands::string).toList();
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map(input).entries());
    entries.keySet().removeIf(key -> names.contains(key) != keep);
    return mapping(entries, reads);
  }

  private static Value pick(Value input, Value key, List<Read> reads) {
    String name = Operands.string(key);
    List<Node> items = new ArrayList<>();
    for (Node item : list(input).items()) {
      if (!(item instanceof MappingNode map)) {
        throw Operands.wrong(input, "a list of maps");
      }
      items.add(
          map.get(name)
              .orElseThrow(
                  () ->
                      Refusal.of(
                          Code.TEMPLATE_MISSING_VALUE,
                          "an item of " + input.name() + " has no `" + name + "`",
                          List.of(new Read(Read.Kind.ABSENT, name, map.origin().at())))));
    }
    return sequence(items, reads);
  }

  private static Value wrap(Value input, Value key, List<Read> reads) {
    String name = Operands.string(key);
    List<Node> items = new ArrayList<>();
    for (Node item : list(input).items()) {
      SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
      entries.put(name, new MappingNode.Entry(item.origin(), item));
      items.add(new MappingNode(entries, item.origin()));
    }
    return sequence(items, reads);
  }

  private static Value entries(Value input, List<Value> names, List<Read> reads) {
    String key = Operands.string(names.getFirst());
    String value = Operands.string(names.getLast());
    if (key.equals(value)) {
      throw Refusal.of(Code.TEMPLATE_VALUE, "`entries` needs two different names", reads);
    }
    List<Node> items = new ArrayList<>();
    for (Map.Entry<String, MappingNode.Entry> named : CodePoints.sorted(map(input))) {
      MappingNode.Entry entry = named.getValue();
      SequencedMap<String, MappingNode.Entry> pair = new LinkedHashMap<>();
      Node keyNode = new ScalarNode(named.getKey(), entry.keyOrigin());
      pair.put(key, new MappingNode.Entry(entry.keyOrigin(), keyNode));
      pair.put(value, entry);
      items.add(new MappingNode(pair, entry.keyOrigin()));
    }
    return sequence(items, reads);
  }

  private static SequenceNode list(Value value) {
    if (Operands.need(value) instanceof SequenceNode list) {
      return list;
    }
    throw Operands.wrong(value, "a list");
  }

  private static MappingNode map(Value value) {
    if (Operands.need(value) instanceof MappingNode map) {
      return map;
    }
    throw Operands.wrong(value, "a map");
  }

  private static Value sequence(List<Node> items, List<Read> reads) {
    return Value.computed(
        new SequenceNode(Collections.unmodifiableList(items), Origin.unknown()), reads);
  }

  private static Value mapping(SequencedMap<String, MappingNode.Entry> entries, List<Read> reads) {
    return Value.computed(new MappingNode(entries, Origin.unknown()), reads);
  }
}
