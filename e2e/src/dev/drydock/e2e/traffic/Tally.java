package dev.drydock.e2e.traffic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what became of the requests of a run, for all its threads. */
final class Tally {
  private final Map<String, Integer> losses = new TreeMap<>();
  private long requests;
  private long lost;
  private long closedBetween;

  /**
   * Counts one request.
   *
   * @param expected the status that is a success
   */
  synchronized void count(Answer answer, int expected) {
    requests++;
    switch (answer) {
      case Answer.Served(int status, boolean _) when status == expected -> {}
      case Answer.Served(int status, boolean _) ->
          lose("answered with " + status + " instead of " + expected);
      case Answer.Lost(Answer.When when, String reason) -> lose(when + ": " + reason);
    }
  }

  /**
   * Counts a kept connection that the server closed while nothing was asked, which loses nothing.
   */
  synchronized void countClosedBetween() {
    closedBetween++;
  }

  private void lose(String how) {
    lost++;
    losses.merge(how, 1, Integer::sum);
  }

  synchronized long requests() {
    return requests;
  }

  synchronized long lost() {
    return lost;
  }

  /** Returns in what ways requests were lost, and how often each. */
  synchronized List<String> losses() {
    return losses.entrySet().stream().map(loss -> loss.getValue() + " x " + loss.getKey()).toList();
  }

  @Override
  public synchronized String toString() {
    String how = losses().stream().collect(Collectors.joining("; ", " (", ")"));
    return lost
        + " of "
        + requests
        + " requests lost"
        + (lost == 0 ? "" : how)
        + ", "
        + closedBetween
        + " kept connections closed between two requests";
  }
}
