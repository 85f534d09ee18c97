package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.diag.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A document that is written by its form is what the writer makes of the document. */
class FormTest {
  private final List<Node> values = new ArrayList<>();

  @Test
  void everyDocumentIsWrittenAsWithoutItsForm() {
    int slots = 0;
    for (long seed = 0; seed < 500; seed++) {
      MappingNode document = new HostileTrees(seed).document();
      Cast cast = cast(document, new Random(seed));
      slots += cast.form().slots();
      assertThat(CanonicalYaml.write(cast)).isEqualTo(CanonicalYaml.write(document));
    }
    assertThat(slots).isGreaterThan(500);
  }

  @Test
  void oneFormWritesManyDocuments() {
    Form form = cast(map("a", text("x"), "b", new SequenceNode(List.of(text("y")), at()))).form();

    for (long seed = 0; seed < 200; seed++) {
      Node first = new HostileTrees(seed).document();
      Node second = new HostileTrees(seed + 1000).document();
      MappingNode document = map("a", first, "b", new SequenceNode(List.of(second), at()));
      assertThat(CanonicalYaml.write(new Cast(form, List.of(first, second))))
          .isEqualTo(CanonicalYaml.write(document));
    }
  }

  @Test
  void entriesAreAddedAtTheEndOfAMap() {
    MappingNode document = map("a", map("b", text("x")), "kind", text("K"));
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put("c", text("yes, please"));
    entries.put("d", text("z"));
    Cast cast = cast(document);

    Cast longer = cast.with(List.of("a"), entries).orElseThrow();
    Cast deeper = cast.with(List.of("a", "new"), entries).orElseThrow();

    assertThat(CanonicalYaml.write(longer))
        .isEqualTo("kind: K\na:\n  b: x\n  c: yes, please\n  d: z\n");
    assertThat(CanonicalYaml.write(deeper))
        .isEqualTo("kind: K\na:\n  b: x\n  new:\n    c: yes, please\n    d: z\n");
    assertThat(cast.with(List.of("a"), entries).orElseThrow().form()).isSameAs(longer.form());
    assertThat(cast.with(List.of("kind"), entries)).isEmpty();
    assertThat(cast.with(List.of("a"), new LinkedHashMap<>())).contains(cast);
  }

  @Test
  void aDocumentFillsEverySlot() {
    Form form = cast(map("a", text("x"))).form();
    assertThatIllegalArgumentException().isThrownBy(() -> new Cast(form, List.of()));
  }

  @Test
  void onlyASlotStandsForAValue() {
    assertThat(Form.index(Form.slot(3))).isEqualTo(3);
    assertThat(Form.index(new ScalarNode(3L, at()))).isEqualTo(-1);
    assertThat(Form.index(text("3"))).isEqualTo(-1);
  }

  /** Returns a document of which every scalar is in a slot. */
  private Cast cast(MappingNode document) {
    return cast(document, /* random= */ null);
  }

  private Cast cast(MappingNode document, @Nullable Random random) {
    values.clear();
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    document
        .entries()
        .forEach(
            (key, entry) ->
                entries.put(key, new MappingNode.Entry(at(), pattern(entry.value(), random))));
    return new Cast(new Form(new MappingNode(entries, at()), values.size()), values);
  }

  private Node pattern(Node node, @Nullable Random random) {
    boolean isSlot = random == null ? node instanceof ScalarNode : random.nextInt(3) == 0;
    if (isSlot) {
      values.add(node);
      return Form.slot(values.size() - 1);
    }
    return switch (node) {
      case ScalarNode scalar -> scalar;
      case SequenceNode list ->
          new SequenceNode(list.items().stream().map(item -> pattern(item, random)).toList(), at());
      case MappingNode map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        map.entries()
            .forEach(
                (key, entry) ->
                    entries.put(key, new MappingNode.Entry(at(), pattern(entry.value(), random))));
        yield new MappingNode(entries, at());
      }
    };
  }

  private static MappingNode map(Object... pairs) {
    SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      entries.put((String) pairs[index], new MappingNode.Entry(at(), (Node) pairs[index + 1]));
    }
    return new MappingNode(entries, at());
  }

  private static ScalarNode text(String text) {
    return new ScalarNode(text, at());
  }

  private static Origin at() {
    return Origin.unknown();
  }
}
