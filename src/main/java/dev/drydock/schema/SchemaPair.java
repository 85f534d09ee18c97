package dev.drydock.schema;

import dev.drydock.diag.Diagnostic;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A schema and perhaps a second one of the same values, which are looked at once for both. For any
 * number of threads.
 */
public final class SchemaPair {
  private final JsonSchema first;
  private final Optional<JsonSchema> second;
  private final Optional<AcceptedValues> accepted;

  public SchemaPair(JsonSchema first, Optional<JsonSchema> second) {
    this.first = first;
    this.second = second;
    this.accepted = watched(first, second).map(AcceptedValues::new);
  }

  /**
   * What is wrong with a value.
   *
   * @param first what the first schema found
   * @param second what the second schema found
   */
  public record Judgement(List<Diagnostic> first, List<Diagnostic> second) {
    private static final Judgement NOTHING = new Judgement(List.of(), List.of());

    public Judgement {
      first = List.copyOf(first);
      second = List.copyOf(second);
    }
  }

  private static Optional<SortedMap<String, Sight>> watched(
      JsonSchema first, Optional<JsonSchema> second) {
    if (first.watched().isEmpty() || second.isEmpty()) {
      return first.watched();
    }
    return second
        .get()
        .watched()
        .map(
            others -> {
              SortedMap<String, Sight> both = new TreeMap<>(first.watched().get());
              others.forEach((key, sight) -> both.merge(key, sight, Sight::and));
              return both;
            });
  }

  /** Returns the first schema. */
  public JsonSchema first() {
    return first;
  }

  /**
   * Returns everything that either schema finds wrong with a value.
   *
   * @param cast the same value by its form, where it is known to have one
   */
  public Judgement judge(Node instance, Optional<Cast> cast) {
    if (accepted.isEmpty() || !accepted.get().isOfUse()) {
      return judgeAnew(instance);
    }
    if (cast.isEmpty()) {
      return judge(instance, accepted.get());
    }
    AcceptedValues.OfForm known = accepted.get().of(cast.get().form());
    String outline = known.outline(cast.get());
    if (known.contains(outline)) {
      return Judgement.NOTHING;
    }
    Judgement found = judge(instance, accepted.get());
    if (found.equals(Judgement.NOTHING)) {
      known.add(outline);
    }
    return found;
  }

  private Judgement judge(Node instance, AcceptedValues remembered) {
    String outline = remembered.outline(instance);
    if (remembered.contains(outline)) {
      return Judgement.NOTHING;
    }
    Judgement found = judgeAnew(instance);
    if (found.equals(Judgement.NOTHING)) {
      remembered.add(outline);
    }
    return found;
  }

  /** Judges without remembering. */
  Judgement judgeAnew(Node instance) {
    return new Judgement(
        first.judgeAnew(instance, ""),
        second.map(schema -> schema.judgeAnew(instance, "")).orElseGet(List::of));
  }
}
