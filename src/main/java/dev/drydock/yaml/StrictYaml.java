package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The strict reader: YAML without the parts that readers disagree about or that hide what a text
 * means. Never throws on any input.
 */
public final class StrictYaml {
  /** The most bytes of UTF-8 that a text may have. */
  public static final int SIZE_LIMIT = 1024 * 1024;

  private StrictYaml() {}

  /**
   * Decodes a file that people edit: UTF-8, with or without a byte order mark, at most {@link
   * #SIZE_LIMIT} bytes.
   */
  public static Outcome<SourceFile> decode(String path, byte[] bytes) {
    return FileDecoder.decode(path, bytes);
  }

  /** Reads a file of one or many documents, each a map. A file without content has none. */
  public static Outcome<List<MappingNode>> parse(SourceFile file) {
    Diagnostics diagnostics = new Diagnostics();
    List<MappingNode> documents = new ArrayList<>();
    for (Node node : read(file.text(), new FileDialect(file), diagnostics)) {
      if (node instanceof MappingNode document) {
        documents.add(document);
      } else {
        diagnostics.add(
            Diagnostic.of(
                Code.YAML_NOT_A_MAP,
                node.origin(),
                "a document must be a map; this one is of type `" + node.type() + "`"));
      }
    }
    return diagnostics.outcome(List.copyOf(documents));
  }

  /** Reads a file of one or many documents of any kind, under the same rules. */
  public static Outcome<List<Node>> parseAny(SourceFile file) {
    return parse(file.text(), new FileDialect(file));
  }

  /** Reads a text whose places and scalars mean what the dialect says, under the same rules. */
  public static Outcome<List<Node>> parse(String text, YamlDialect dialect) {
    Diagnostics diagnostics = new Diagnostics();
    List<Node> documents = read(text, dialect, diagnostics);
    return diagnostics.outcome(documents);
  }

  /**
   * Returns the value of a scalar as a fleet file means it, and reports what is not clear. Quoted
   * scalars and block scalars are strings.
   */
  public static Node resolve(YamlScalar scalar, Diagnostics diagnostics) {
    return scalar.style() == YamlScalar.Style.PLAIN
        ? PlainScalar.value(scalar.text(), scalar.origin(), diagnostics)
        : new ScalarNode(scalar.text(), scalar.origin());
  }

  /** Returns the key that a scalar spells, and reports where it is not clearly a string. */
  public static String resolveKey(YamlScalar scalar, Diagnostics diagnostics) {
    return scalar.style() == YamlScalar.Style.PLAIN
        ? PlainScalar.key(scalar.text(), scalar.origin(), diagnostics)
        : scalar.text();
  }

  private static List<Node> read(String text, YamlDialect dialect, Diagnostics diagnostics) {
    if (FileDecoder.isTooLarge(text)) {
      Location start = dialect.locate(0);
      diagnostics.add(FileDecoder.tooLarge(start));
      return List.of();
    }
    return List.copyOf(DocumentReader.read(text, dialect, diagnostics));
  }
}
