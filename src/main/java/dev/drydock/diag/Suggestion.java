package dev.drydock.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Suggestion {

  private Suggestion() {}

  /** Returns the hint {@code did you mean ...?} where a known word is close enough. */
  public static Optional<String> hint(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "did you mean `" + near + "`?");
  }

  /** Returns the known word that is fewest edits away, if that is few for its length. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > 100) {
      return Optional.empty();
    }
    String folded = word.toLowerCase(Locale.ROOT);
    record Near(String word, int edits) {}
    return known.stream()
        .filter(other -> Math.abs(other.length() - word.length()) <= limit(other))
        .map(other -> new Near(other, edits(folded, other.toLowerCase(Locale.ROOT))))
        .filter(near -> near.edits() <= limit(near.word()) && !near.word().equals(word))
        .min(Comparator.comparingInt(Near::edits).thenComparing(Near::word))
        .map(Near::word);
  }

  private static int limit(String word) {
    return word.length() <= 2 ? 0 : Math.max(1, Math.min(3, word.length() / 3));
  }

  /** Counts insertions, deletions, substitutions and swaps of neighbours. */
  private static int edits(String left, String right) {
    int[] beforeLast = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      last[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] current = new int[right.length() + 1];
      current[0] = row;
      for (int column = 1; column <= right.length(); column++) {
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int substituted = last[column - 1] + (same ? 0 : 1);
        current[column] = Math.min(substituted, Math.min(last[column], current[column - 1]) + 1);
        if (swaps(left, row, right, column)) {
          current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
        }
      }
      beforeLast = last;
      last = current;
    }
    return last[right.length()];
  }

  private static boolean swaps(String left, int row, String right, int column) {
    return row > 1
        && column > 1
        && left.charAt(row - 1) == right.charAt(column - 2)
        && left.charAt(row - 2) == right.charAt(column - 1);
  }
}
