package dev.drydock.yaml;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Changes one thing in a file that people write, and leaves every other byte as it is: comments,
 * order, indentation, quotes and line ends. The result is read again, and must say what the file
 * said but for that one thing.
 */
public final class TextEdit {
  private final SourceFile file;
  private final int document;

  private TextEdit(SourceFile file, int document) {
    this.file = file;
    this.document = document;
  }

  /**
   * Returns an edit of a document of a file that the strict reader accepts.
   *
   * @param document the number of the document, from 0
   */
  public static TextEdit of(SourceFile file, int document) {
    return new TextEdit(file, document);
  }

  /**
   * Returns the text with one more element at the end of a list; the list is made where there is
   * none.
   *
   * @param parent the keys that lead to the map that has the list
   * @param list the key of the list
   */
  public Outcome<SourceFile> append(List<String> parent, String list, MappingNode element) {
    PlacedNode map = placed(parent);
    String text = new ListInsertion(file.text(), element).into(map, list);
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(entries(parent));
    List<Node> items =
        new ArrayList<>(
            Optional.ofNullable(entries.get(list))
                .map(entry -> ((SequenceNode) entry.value()).items())
                .orElse(List.of()));
    items.add(element);
    entries.put(list, entry(new SequenceNode(items, element.origin())));
    return verified(text, parent, new MappingNode(entries, element.origin()));
  }

  /** Returns the text with another value at the end of a path of keys, which must be there. */
  public Outcome<SourceFile> replace(List<String> path, Node value) {
    PlacedNode.Entry entry = root().at(path).orElseThrow();
    PlacedNode old = entry.value();
    String text = file.text();
    int start = old.isFlow() ? old.start() : text.indexOf(':', entry.key().end()) + 1;
    int end = old.end();
    while (!old.isFlow() && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    String written = (old.isFlow() ? "" : " ") + FlowText.write(value);
    return verified(text.substring(0, start) + written + text.substring(end), path, value);
  }

  private PlacedNode root() {
    return PlacedNode.documents(file).get(document);
  }

  private PlacedNode placed(List<String> path) {
    return path.isEmpty() ? root() : root().at(path).orElseThrow().value();
  }

  private SequencedMap<String, MappingNode.Entry> entries(List<String> path) {
    Node map = documents().get(document).at(path.toArray(String[]::new)).orElseThrow();
    return ((MappingNode) map).entries();
  }

  private List<MappingNode> documents() {
    return switch (StrictYaml.parse(file)) {
      case Outcome.Ok<List<MappingNode>> ok -> ok.value();
      case Outcome.Failed<List<MappingNode>> failed ->
          throw new IllegalArgumentException(failed.diagnostics().toString());
    };
  }

  /** The proof: the documents are those that were meant. What the file refuses is told. */
  private Outcome<SourceFile> verified(String text, List<String> path, Node value) {
    SourceFile edited = new SourceFile(file.path(), text);
    List<Node> meant = new ArrayList<>(documents());
    meant.set(document, with(meant.get(document), path, value));
    return StrictYaml.parse(edited)
        .map(
            found -> {
              if (!written(found).equals(written(meant))) {
                throw new IllegalStateException("the edit of " + file + " changed more:\n" + text);
              }
              return edited;
            });
  }

  private static String written(List<? extends Node> documents) {
    StringBuilder out = new StringBuilder();
    documents.forEach(each -> out.append(CanonicalJson.write(each)));
    return out.toString();
  }

  private static Node with(Node node, List<String> path, Node value) {
    if (path.isEmpty()) {
      return value;
    }
    MappingNode map = (MappingNode) node;
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>(map.entries());
    String key = path.getFirst();
    entries.put(key, entry(with(map.get(key).orElseThrow(), path.subList(1, path.size()), value)));
    return new MappingNode(entries, map.origin());
  }

  private static MappingNode.Entry entry(Node value) {
    return new MappingNode.Entry(value.origin(), value);
  }
}
