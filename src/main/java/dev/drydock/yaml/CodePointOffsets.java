package dev.drydock.yaml;

import java.util.Arrays;

/**
 * Turns positions counted in code points, as the engine counts, into UTF-16 indexes. A text without
 * surrogate pairs, which is nearly every text, costs one look through it and nothing after.
 */
final class CodePointOffsets {
  /** The position of each surrogate pair in code points, ascending. */
  private final int[] pairs;

  private CodePointOffsets(int[] pairs) {
    this.pairs = pairs;
  }

  static CodePointOffsets of(String text) {
    int[] pairs = new int[0];
    int count = 0;
    for (int i = 0; i < text.length() - 1; i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        if (count == pairs.length) {
          pairs = Arrays.copyOf(pairs, Math.max(16, count * 2));
        }
        pairs[count] = i - count;
        count++;
        i++;
      }
    }
    return new CodePointOffsets(Arrays.copyOf(pairs, count));
  }

  /** Returns the UTF-16 index of a position in code points. */
  int utf16(int codePoints) {
    if (pairs.length == 0) {
      return codePoints;
    }
    int found = Arrays.binarySearch(pairs, codePoints);
    return codePoints + (found >= 0 ? found : -found - 1);
  }
}
