package dev.drydock.render.template;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.Form;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.SequenceNode;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the form of the documents that come out of a mold. */
final class MoldForm {
  private MoldForm() {}

  /** Returns the form of a document; nothing for one that is no map or has holes in keys. */
  static Optional<Form> of(Mold.Piece document) {
    AtomicInteger slots = new AtomicInteger();
    return document instanceof Mold.Piece.MapOf && hasPlainKeys(document)
        ? Optional.of(new Form((MappingNode) pattern(document, slots), slots.get()))
        : Optional.empty();
  }

  private static boolean hasPlainKeys(Mold.Piece piece) {
    return switch (piece) {
      case Mold.Piece.MapOf map ->
          map.entries().stream()
              .allMatch(entry -> !entry.hasHoles() && hasPlainKeys(entry.value()));
      case Mold.Piece.ListOf list -> list.items().stream().allMatch(MoldForm::hasPlainKeys);
      case Mold.Piece.Literal literal -> true;
      case Mold.Piece.Whole whole -> true;
      case Mold.Piece.Joined joined -> true;
    };
  }

  /** Returns a piece with slots in the order in which {@link Mold#fill} adds the values. */
  private static Node pattern(Mold.Piece piece, AtomicInteger slots) {
    return switch (piece) {
      case Mold.Piece.Literal literal -> literal.scalar();
      case Mold.Piece.Whole whole -> Form.slot(slots.getAndIncrement());
      case Mold.Piece.Joined joined -> Form.slot(slots.getAndIncrement());
      case Mold.Piece.ListOf list ->
          new SequenceNode(
              list.items().stream().map(item -> pattern(item, slots)).toList(), Origin.unknown());
      case Mold.Piece.MapOf map -> {
        SequencedMap<String, MappingNode.Entry> entries = new LinkedHashMap<>();
        for (Mold.Piece.Entry entry : map.entries()) {
          Node value = pattern(entry.value(), slots);
          entries.put(entry.key(), new MappingNode.Entry(Origin.unknown(), value));
        }
        yield new MappingNode(entries, Origin.unknown());
      }
    };
  }
}
