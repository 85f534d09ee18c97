package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Related;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Renders one template once: its text with a sentinel for each hole, and the values beside it. */
final class TemplateRun {
  private final TemplateSet templates;
  private final Evaluator evaluator;
  private final Diagnostics diagnostics = new Diagnostics();
  private final HoleText.Builder output = new HoleText.Builder();
  private final List<Read> reads = new ArrayList<>();

  /** What decided that the text at hand is there. */
  private List<Related> branch = List.of();

  private int rounds;
  private boolean stopped;

  TemplateRun(TemplateSet templates, Evaluator evaluator) {
    this.templates = templates;
    this.evaluator = evaluator;
  }

  Outcome<HoleText> run(Template template, SortedMap<String, MappingNode> model) {
    SortedMap<String, Value> values = new TreeMap<>();
    model.forEach((name, node) -> values.put(name, Value.of(node, name, List.of())));
    parts(template.parts(), Scope.of(values));
    return diagnostics.hasErrors()
        ? diagnostics.failed()
        : diagnostics.outcome(output.build(template.file()));
  }

  /** Returns everything that was read, in the order of reading. */
  ReadLog reads() {
    return new ReadLog(reads);
  }

  private void parts(List<Part> parts, Scope scope) {
    for (Part part : parts) {
      if (stopped) {
        return;
      }
      switch (part) {
        case Part.Text text -> text(text);
        case Part.Hole hole -> hole(hole, scope);
        case Part.If choice -> choice(choice, scope);
        case Part.For loop -> loop(loop, scope);
        case Part.Set set -> set(set, scope);
        case Part.Include include -> parts(templates.get(include.name()).parts(), scope.inner());
      }
    }
  }

  private void text(Part.Text text) {
    if (output.length() + text.text().length() > Limits.TEXT) {
      stop(
          text.source().locate(text.start()),
          "the text has more than " + Limits.TEXT + " characters");
    } else {
      output.text(text, branch);
    }
  }

  private void hole(Part.Hole hole, Scope scope) {
    if (output.holes() == Limits.HOLES) {
      stop(hole.at(), "the file has more than " + Limits.HOLES + " holes");
      return;
    }
    attempt(
            hole.at(),
            () -> {
              Value value = evaluator.evaluate(hole.expression(), scope);
              List<Read> used = value.used();
              return new Printed(HoleValues.of(value, used, hole.at()), used);
            })
        .ifPresent(
            printed -> {
              reads.addAll(printed.reads());
              output.hole(printed.value(), hole);
            });
  }

  private record Printed(HoleValues.Filled value, List<Read> reads) {}

  private void choice(Part.If choice, Scope scope) {
    List<Related> outside = branch;
    chosen(choice, scope).ifPresent(body -> parts(body, scope));
    branch = outside;
  }

  /** Returns the branch to take, or nothing where a condition on the way has no answer. */
  private Optional<List<Part>> chosen(Part.If choice, Scope scope) {
    for (Part.Branch option : choice.branches()) {
      Optional<Boolean> taken = condition(option, scope);
      if (taken.isEmpty()) {
        return Optional.empty();
      }
      if (taken.get()) {
        return Optional.of(option.body());
      }
    }
    return Optional.of(choice.otherwise());
  }

  private Optional<Boolean> condition(Part.Branch option, Scope scope) {
    return attempt(
        option.at(),
        () -> {
          Value value = evaluator.evaluate(option.condition(), scope);
          boolean truth = Operands.truth(value);
          decide(value.used());
          return truth;
        });
  }

  private void decide(List<Read> used) {
    reads.addAll(used);
    List<Related> places = Value.places(used);
    if (!places.isEmpty()) {
      SequencedSet<Related> all = new LinkedHashSet<>(branch);
      all.addAll(places);
      branch = List.copyOf(all);
    }
  }

  private void loop(Part.For loop, Scope scope) {
    List<Related> outside = branch;
    Optional<List<Value>> items =
        attempt(
            loop.at(),
            () -> {
              Value source = evaluator.evaluate(loop.source(), scope);
              List<Value> all = Items.of(source);
              decide(source.used(Read.Kind.KEYS));
              return all;
            });
    items.ifPresent(all -> rounds(loop, all, scope));
    branch = outside;
  }

  private void rounds(Part.For loop, List<Value> items, Scope scope) {
    if (items.isEmpty()) {
      parts(loop.otherwise(), scope);
    }
    for (int index = 0; index < items.size() && !stopped; index++) {
      if (++rounds > Limits.ROUNDS) {
        stop(loop.at(), "the loops of the file have more than " + Limits.ROUNDS + " rounds");
        return;
      }
      Scope inner = scope.inner();
      inner.declare(loop.variable(), items.get(index));
      inner.declare(Items.LOOP, Items.loop(index, items.size()));
      parts(loop.body(), inner);
    }
  }

  private void set(Part.Set set, Scope scope) {
    Optional<Value> value = attempt(set.at(), () -> evaluator.evaluate(set.value(), scope));
    value.ifPresentOrElse(found -> scope.set(set.name(), found), () -> scope.lose(set.name()));
  }

  private void stop(Location at, String message) {
    diagnostics.add(Code.TEMPLATE_LIMIT, at, message);
    stopped = true;
  }

  /** Evaluates something at a place, and reports there why it has no value. */
  private <T> Optional<T> attempt(Location at, Supplier<T> evaluation) {
    try {
      return Optional.of(evaluation.get());
    } catch (Refusal refusal) {
      refusal.at(at).ifPresent(diagnostics::add);
      return Optional.empty();
    }
  }
}
