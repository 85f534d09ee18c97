package dev.drydock.render.template;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.yaml.Cast;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The templates of one folder, read and checked. For any number of threads: whatever a rendering
 * changes is its own, but for the molds, which change how fast the next one is and nothing else.
 */
public final class TemplateSet {
  private static final int MOST_MOLDS = 10_000;

  private final SortedMap<String, Template> templates;

  /** What was parsed already, by the parts that wrote it. */
  private final ConcurrentMap<HoleText.Path, Mold> molds = new ConcurrentHashMap<>();

  private TemplateSet(SortedMap<String, Template> templates) {
    this.templates = Collections.unmodifiableSortedMap(templates);
  }

  /**
   * What the templates of a folder may name.
   *
   * @param model the variables and what is known about them
   * @param configs the names of configuration documents
   * @param files the paths of copied files
   */
  public record Language(
      SortedMap<String, Shape> model, SortedSet<String> configs, SortedSet<String> files) {
    public Language {
      model = Collections.unmodifiableSortedMap(new TreeMap<>(model));
      configs = Collections.unmodifiableSortedSet(new TreeSet<>(configs));
      files = Collections.unmodifiableSortedSet(new TreeSet<>(files));
    }

    /** Returns what {@code digest} takes. */
    SortedSet<String> embeddable() {
      SortedSet<String> all = new TreeSet<>(configs);
      all.addAll(files);
      return all;
    }
  }

  /**
   * What a template gave.
   *
   * @param documents its documents
   * @param casts the same by their forms, where they are known to have one
   * @param log everything that it read
   */
  public record Rendered(List<Node> documents, List<Optional<Cast>> casts, ReadLog log) {
    public Rendered {
      documents = List.copyOf(documents);
      casts = List.copyOf(casts);
    }

    /** Returns everything that it read, once. */
    public List<Read> reads() {
      return log.once();
    }
  }

  /**
   * Reads and checks templates.
   *
   * @param documents the templates that are rendered, by their names relative to the folder
   * @param partials the templates that are only included
   */
  public static Outcome<TemplateSet> load(
      Language language,
      SortedMap<String, SourceFile> documents,
      SortedMap<String, SourceFile> partials) {
    Diagnostics diagnostics = new Diagnostics();
    SortedMap<String, Template> templates = new TreeMap<>();
    SortedMap<String, SourceFile> all = new TreeMap<>(documents);
    all.putAll(partials);
    all.forEach(
        (name, file) ->
            Template.parse(name, file, diagnostics)
                .ifPresent(template -> templates.put(name, template)));
    TemplateChecker checker =
        new TemplateChecker(language, new TreeSet<>(all.keySet()), templates, diagnostics);
    templates.forEach(
        (name, template) -> {
          if (documents.containsKey(name)) {
            checker.check(template);
          }
        });
    return distinct(diagnostics).outcome(new TemplateSet(templates));
  }

  /** A partial is walked wherever it is included, and says the same things each time. */
  private static Diagnostics distinct(Diagnostics diagnostics) {
    SequencedSet<Diagnostic> once = new LinkedHashSet<>(diagnostics.all());
    Diagnostics distinct = new Diagnostics();
    distinct.addAll(once);
    return distinct;
  }

  /**
   * Renders one template.
   *
   * @param model the value of every variable of the language
   */
  public Outcome<Rendered> render(
      String name, SortedMap<String, MappingNode> model, Embedder embedder) {
    return render(name, model, embedder, /* object= */ true);
  }

  /** Renders one template whose documents are configuration: any top-level keys may be holes. */
  public Outcome<Rendered> renderConfig(
      String name, SortedMap<String, MappingNode> model, Embedder embedder) {
    return render(name, model, embedder, /* object= */ false);
  }

  /** Returns the place that stands for a whole template. */
  public Location place(String name) {
    return Location.in(get(name).file(), 0, 0);
  }

  /** Returns a template that was loaded. */
  Template get(String name) {
    return Optional.ofNullable(templates.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no template " + name));
  }

  private Outcome<Rendered> render(
      String name, SortedMap<String, MappingNode> model, Embedder embedder, boolean object) {
    TemplateRun run = new TemplateRun(this, new Evaluator(embedder));
    return run.run(get(name), model)
        .then(text -> documents(text, object))
        .map(filled -> new Rendered(filled.nodes(), filled.casts(), run.reads()));
  }

  /** Parses a text where no text by the same parts was parsed before, and else fills its mold. */
  private Outcome<Mold.Filled> documents(HoleText text, boolean object) {
    HoleText.Path path = text.path();
    Mold mold = molds.get(path);
    Optional<Mold.Filled> filled = mold == null ? Optional.empty() : mold.fill(text);
    if (filled.isPresent()) {
      return Outcome.ok(filled.get());
    }
    Outcome<List<Node>> read = HoleDialect.parse(text, object);
    if (mold == null && read.diagnostics().isEmpty() && molds.size() < MOST_MOLDS) {
      molds.put(path, Mold.of(text));
    }
    return read.map(
        nodes -> new Mold.Filled(nodes, Collections.nCopies(nodes.size(), Optional.empty())));
  }
}
