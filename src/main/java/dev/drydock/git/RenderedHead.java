package dev.drydock.git;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The newest commit of a rendered branch.
 *
 * @param ref the ref that names it
 * @param local whether that is the local branch and not the remote one
 * @param commit its id
 * @param tree the id of its tree
 * @param content the id that its tree would have with nothing but the output in it: without {@code
 *     hydrator.metadata} and without the files that somebody keeps beside it
 * @param kept what else lies at the root: files and folders whose names begin with a dot
 * @param trailers the trailers of its message by their name, each with all its values
 * @param note the text that {@code refs/notes/hydrator.metadata} has for it
 */
public record RenderedHead(
    String ref,
    boolean local,
    String commit,
    String tree,
    String content,
    List<KeptEntry> kept,
    SequencedMap<String, List<String>> trailers,
    Optional<String> note) {

  public RenderedHead {
    kept = List.copyOf(kept);
    trailers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(trailers));
  }

  /** Returns the value of a trailer that occurs exactly once. */
  public Optional<String> trailer(String name) {
    List<String> values = trailers.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /**
   * Something at the root of the branch that is not output.
   *
   * @param name its name
   * @param mode its git mode
   * @param id its id
   */
  public record KeptEntry(String name, int mode, String id) {}
}
