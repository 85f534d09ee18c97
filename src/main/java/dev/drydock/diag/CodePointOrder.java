package dev.drydock.diag;

import java.util.Comparator;

/**
 * The order of strings by code points, which is that of their bytes in UTF-8. {@link
 * String#compareTo} puts characters beyond U+FFFF before some below.
 */
public final class CodePointOrder {
  public static final Comparator<String> ORDER = CodePointOrder::compare;

  private CodePointOrder() {}

  private static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int index = 0; index < shared; index++) {
      char one = left.charAt(index);
      char other = right.charAt(index);
      if (one != other) {
        boolean isPlain = Character.isSurrogate(one) == Character.isSurrogate(other);
        return isPlain ? Character.compare(one, other) : Character.isSurrogate(one) ? 1 : -1;
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}
