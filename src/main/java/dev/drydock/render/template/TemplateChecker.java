package dev.drydock.render.template;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Suggestion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Walks every branch of a template, taken or not, and judges the names in it. */
final class TemplateChecker {
  private final TemplateSet.Language language;
  private final SortedSet<String> templateNames;
  private final SortedMap<String, Template> templates;
  private final Diagnostics diagnostics;
  private final Deque<String> path = new ArrayDeque<>();
  private int includes;

  /**
   * @param templateNames the names of all templates, also of those that could not be read
   * @param templates those that could be
   */
  TemplateChecker(
      TemplateSet.Language language,
      SortedSet<String> templateNames,
      SortedMap<String, Template> templates,
      Diagnostics diagnostics) {
    this.language = language;
    this.templateNames = templateNames;
    this.templates = templates;
    this.diagnostics = diagnostics;
  }

  void check(Template template) {
    path.push(template.name());
    includes = 0;
    parts(template.parts(), Names.of(language.model()));
    path.pop();
  }

  private void parts(List<Part> parts, Names names) {
    for (Part part : parts) {
      switch (part) {
        case Part.Text text -> {}
        case Part.Hole hole -> term(hole.expression(), names, hole.at());
        case Part.If choice -> {
          for (Part.Branch branch : choice.branches()) {
            term(branch.condition(), names, branch.at());
            parts(branch.body(), names);
          }
          parts(choice.otherwise(), names);
        }
        case Part.For loop -> loop(loop, names);
        case Part.Set set -> {
          Shape shape = term(set.value(), names, set.at());
          if (isFree(set.name(), set.at())) {
            names.set(set.name(), shape);
          }
        }
        case Part.Include include -> include(include, names);
      }
    }
  }

  private void loop(Part.For loop, Names names) {
    Shape source = term(loop.source(), names, loop.at());
    Names inner = names.inner();
    if (isFree(loop.variable(), loop.at())) {
      inner.declare(loop.variable(), Items.shape(source));
    }
    inner.declare(Items.LOOP, Items.loopShape());
    parts(loop.body(), inner);
    parts(loop.otherwise(), names);
  }

  private boolean isFree(String name, Location at) {
    boolean free = !language.model().containsKey(name) && !name.equals(Items.LOOP);
    if (!free) {
      diagnostics.add(
          Diagnostic.of(
                  Code.TEMPLATE_RESERVED_NAME,
                  at,
                  "`" + name + "` is the name of a variable that a template cannot set")
              .withHint("choose another name"));
    }
    return free;
  }

  private void include(Part.Include include, Names names) {
    Template included = templates.get(include.name());
    if (included == null) {
      boolean isRefused = include.name().isEmpty() || templateNames.contains(include.name());
      if (!isRefused) {
        diagnostics.add(
            missing(Code.TEMPLATE_INCLUDE, include.at(), include.name(), templateNames));
      }
    } else if (path.contains(include.name())) {
      diagnostics.add(
          Code.TEMPLATE_INCLUDE_CYCLE,
          include.at(),
          "`" + include.name() + "` includes itself: " + cycle(include.name()));
    } else if (++includes > Limits.INCLUDES) {
      diagnostics.add(
          Code.TEMPLATE_LIMIT,
          include.at(),
          "the template reaches more than " + Limits.INCLUDES + " includes");
    } else {
      path.push(include.name());
      parts(included.parts(), names.inner());
      path.pop();
    }
  }

  private String cycle(String name) {
    StringBuilder text = new StringBuilder();
    boolean within = false;
    for (String step : path.reversed()) {
      within |= step.equals(name);
      text.append(within ? "`" + step + "` -> " : "");
    }
    return text + "`" + name + "`";
  }

  private static Diagnostic missing(
      Code code, Location at, String name, java.util.Collection<String> known) {
    Diagnostic missing =
        Diagnostic.of(code, at, "there is no file `" + name + "` in the component");
    return Suggestion.hint(name, known).map(missing::withHint).orElse(missing);
  }

  private Shape term(Term term, Names names, Location at) {
    return switch (term) {
      case Term.Literal literal ->
          literal.equals(ExpressionTranslator.REFUSED) ? Shape.anything() : Shape.scalar();
      case Term.Variable variable -> variable(variable, names, at);
      case Term.Attribute attribute ->
          key(attribute.base(), term(attribute.base(), names, at), attribute.key(), at);
      case Term.Item item -> {
        Shape base = term(item.base(), names, at);
        term(item.index(), names, at);
        yield item(base);
      }
      case Term.Not not -> scalar(not.operand(), names, at);
      case Term.Negative negative -> scalar(negative.operand(), names, at);
      case Term.Binary binary -> {
        term(binary.left(), names, at);
        term(binary.right(), names, at);
        yield binary.operator() == Operator.RANGE ? Shape.list(Shape.scalar()) : Shape.scalar();
      }
      case Term.Conditional choice -> {
        term(choice.condition(), names, at);
        yield either(term(choice.then(), names, at), term(choice.otherwise(), names, at));
      }
      case Term.ListOf list -> {
        Shape item = Shape.anything();
        for (Term each : list.items()) {
          item = term(each, names, at);
        }
        yield Shape.list(list.items().size() == 1 ? item : Shape.anything());
      }
      case Term.MapOf map -> {
        SortedMap<String, Shape> keys = new TreeMap<>();
        map.entries().forEach((key, value) -> keys.put(key, term(value, names, at)));
        yield Shape.map(keys);
      }
      case Term.Filtered filtered -> filtered(filtered, names, at);
      case Term.Tested tested -> {
        term(tested.input(), names, at);
        tested.arguments().forEach(argument -> term(argument, names, at));
        yield Shape.scalar();
      }
      case Term.Called called -> called(called, names, at);
    };
  }

  private Shape scalar(Term operand, Names names, Location at) {
    term(operand, names, at);
    return Shape.scalar();
  }

  private static Shape either(Shape one, Shape other) {
    return one.equals(other) ? one : Shape.anything();
  }

  private static Shape item(Shape base) {
    return base.item() instanceof Shape.Anything ? base.entry() : base.item();
  }

  private Shape variable(Term.Variable variable, Names names, Location at) {
    Optional<Shape> shape = names.get(variable.name());
    if (shape.isEmpty()) {
      Diagnostic unknown =
          Diagnostic.of(
              Code.TEMPLATE_UNKNOWN_VARIABLE,
              at,
              "there is no variable `" + variable.name() + "` here");
      diagnostics.add(
          Suggestion.hint(variable.name(), names.all()).map(unknown::withHint).orElse(unknown));
    }
    return shape.orElse(Shape.anything());
  }

  private Shape key(Term base, Shape shape, String key, Location at) {
    Optional<Shape> found = shape.key(key);
    if (found.isEmpty()) {
      diagnostics.add(UnknownKey.of(Terms.path(base), key, shape.keys(), at));
    }
    return found.orElse(Shape.anything());
  }

  private Shape filtered(Term.Filtered filtered, Names names, Location at) {
    Shape input = term(filtered.input(), names, at);
    for (Term argument : filtered.arguments()) {
      term(argument, names, at);
    }
    return switch (filtered.filter()) {
      case DEFAULT, SORT, REVERSE, UNIQUE, WITHOUT, ONLY -> input;
      case FIRST, LAST -> input.item();
      case KEYS, SPLIT -> Shape.list(Shape.scalar());
      case PICK -> pick(filtered, input, at);
      case CONCAT, MERGE, WRAP, ENTRIES -> Shape.anything();
      case STRING,
          JSON,
          LOWER,
          UPPER,
          TRIM,
          REPLACE,
          SHA256,
          INTEGER,
          LENGTH,
          JOIN,
          TIMES,
          PLUS,
          BYTES,
          MILLIS ->
          Shape.scalar();
    };
  }

  private Shape pick(Term.Filtered filtered, Shape input, Location at) {
    return Terms.literal(filtered.arguments().isEmpty() ? null : filtered.arguments().getFirst())
        .map(key -> Shape.list(key(filtered.input(), input.item(), key, at)))
        .orElse(Shape.anything());
  }

  private Shape called(Term.Called called, Names names, Location at) {
    for (Term argument : called.arguments()) {
      term(argument, names, at);
    }
    if (called.function().namesFile() && called.arguments().size() == 1) {
      file(called, at);
    }
    return called.function() == Function.RANGE ? Shape.list(Shape.scalar()) : Shape.scalar();
  }

  private void file(Term.Called called, Location at) {
    Optional<String> name = Terms.literal(called.arguments().getFirst());
    if (name.isEmpty()) {
      diagnostics.add(
          Code.TEMPLATE_ARGUMENTS,
          at,
          "the argument of `" + called.function().word() + "` is not a literal string");
      return;
    }
    SortedSet<String> known =
        switch (called.function()) {
          case CONFIG -> language.configs();
          case FILE -> language.files();
          default -> language.embeddable();
        };
    if (!known.contains(name.get())) {
      diagnostics.add(missing(Code.TEMPLATE_UNKNOWN_FILE, at, name.get(), known));
    }
  }
}
