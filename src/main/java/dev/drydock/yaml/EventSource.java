package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * The border to the engine: events with positions in UTF-16, and nothing thrown. What is not YAML
 * becomes a diagnostic and ends the text.
 */
final class EventSource {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setUseMarks(true)
          .setParseComments(false)
          .setCodePointLimit(StrictYaml.SIZE_LIMIT + 1)
          .build();

  /** The engine looks for the colon of a key in as many characters. */
  private static final int KEY_LIMIT = 1024;

  private static final List<String> CONFLICTS = List.of("<<<<<<< ", "||||||| ", ">>>>>>> ");

  private final String text;
  private final YamlDialect dialect;
  private final Diagnostics diagnostics;
  private final CodePointOffsets offsets;
  private final StreamReader reader;
  private final ParserImpl parser;

  /** The positions of refused tokens: the engine may fail at the same place for the same reason. */
  private final TreeSet<Integer> refused = new TreeSet<>();

  private boolean ended;
  private boolean failed;

  /** How far the text was understood. */
  private int reached;

  EventSource(String text, YamlDialect dialect, Diagnostics diagnostics) {
    this.text = text;
    this.dialect = dialect;
    this.diagnostics = diagnostics;
    this.offsets = CodePointOffsets.of(text);
    this.reader = new StreamReader(SETTINGS, text);
    this.parser =
        new ParserImpl(
            SETTINGS, new WatchedScanner(new ScannerImpl(SETTINGS, reader), this::refuse));
    this.reached = text.length();
  }

  /** Returns the next event, or null at the end of the stream or of what can be understood. */
  @Nullable Event next() {
    if (ended) {
      return null;
    }
    Event event = parsed();
    if (event == null || event.getEventId() == Event.ID.StreamEnd) {
      ended = true;
      return null;
    }
    return event;
  }

  /** Ends the text here: nothing after this is looked at. */
  void end(int offset) {
    ended = true;
    failed = true;
    reached = offset;
  }

  /** Returns whether the text ended before its end. */
  boolean failed() {
    return failed;
  }

  /** Returns the end of the part of the text that was understood. */
  int reached() {
    return reached;
  }

  int start(Event event) {
    return offset(event.getStartMark());
  }

  int end(Event event) {
    return offset(event.getEndMark());
  }

  private int offset(Optional<Mark> mark) {
    return mark.isPresent() ? offsets.utf16(mark.get().getIndex()) : 0;
  }

  private @Nullable Event parsed() {
    try {
      return parser.next();
    } catch (YamlVersionException refusedAsDirective) {
      reached = position();
      failed = true;
    } catch (MarkedYamlEngineException error) {
      fail(SyntaxError.of(error));
    } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException error) {
      // The engine lets some of the JDK's own exceptions through, as for a broken escape in a tag.
      fail(new SyntaxError(Optional.empty(), "the text is not YAML: it cannot be read here", ""));
    }
    return null;
  }

  private void fail(SyntaxError error) {
    int offset = error.mark().isPresent() ? offset(error.mark()) : position();
    reached = Math.min(offset, text.length());
    failed = true;
    int lineStart = text.lastIndexOf('\n', reached - 1) + 1;
    if (reached < text.length() && text.charAt(reached) == '\t') {
      reached++; // the tab is reported as such
    } else if (!isKnown(lineStart)) {
      diagnostics.add(reworded(error, lineStart).at(dialect.locate(reached)));
    }
  }

  private SyntaxError reworded(SyntaxError error, int lineStart) {
    if (CONFLICTS.stream().anyMatch(mark -> text.startsWith(mark, lineStart))) {
      return error.ofConflict();
    }
    return reached - lineStart > KEY_LIMIT ? error.ofLongLine() : error;
  }

  /** Returns whether the line was refused for something that the engine fails at as well. */
  private boolean isKnown(int lineStart) {
    if (refused.contains(reached)) {
      return true;
    }
    int replacement = text.indexOf(TextScan.REPLACEMENT, lineStart);
    return replacement >= 0 && replacement <= reached && diagnostics.hasErrors();
  }

  private int position() {
    return Math.min(offsets.utf16(reader.getIndex()), text.length());
  }

  private void refuse(Code code, Token token) {
    int offset = offset(token.getStartMark());
    refused.add(offset);
    Location at = dialect.locate(offset);
    diagnostics.add(
        switch (code) {
          case YAML_ANCHOR ->
              Diagnostic.of(code, at, "found an anchor or alias; every value is written out")
                  .withHint("write the value out where it is needed");
          case YAML_TAG ->
              Diagnostic.of(code, at, "found a tag; the type of a value follows from its spelling")
                  .withHint("quote strings, and write other values plainly");
          default ->
              Diagnostic.of(code, at, "found a directive; files start with a document")
                  .withHint("remove the line; a value that starts with `%` needs quotes");
        });
  }
}
