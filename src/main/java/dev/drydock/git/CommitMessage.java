package dev.drydock.git;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The text of a commit. Whatever its parts hold, only the trailers given here are trailers.
 *
 * @param subject the first line
 * @param body the lines between subject and trailers
 * @param trailers the trailers in order
 */
public record CommitMessage(
    String subject, List<String> body, SequencedMap<String, String> trailers) {
  private static final Pattern TRAILER = Pattern.compile("[A-Za-z][A-Za-z-]*");
  private static final int LONGEST_LINE = 500;

  public CommitMessage {
    subject = OneLine.of(subject, OneLine.SUBJECT_LENGTH);
    body = body.stream().map(line -> OneLine.of(line, LONGEST_LINE)).toList();
    trailers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trailers));
    trailers.forEach(
        (name, value) -> {
          if (!TRAILER.matcher(name).matches()
              || value.isEmpty()
              || !OneLine.of(value, LONGEST_LINE).equals(value)) {
            throw new IllegalArgumentException("not a trailer: " + name);
          }
        });
  }

  /** Returns the whole text. */
  public String text() {
    StringBuilder text = new StringBuilder(subject).append('\n');
    if (!body.isEmpty()) {
      text.append('\n');
      body.forEach(line -> text.append(line).append('\n'));
    }
    if (!trailers.isEmpty()) {
      text.append('\n');
      trailers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    }
    return text.toString();
  }
}
