package dev.drydock.compile;

/** The order of paths: by code points, which is also the order of their UTF-8 bytes. */
final class PathOrder {
  private PathOrder() {}

  /** Compares two paths by code points. */
  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int index = 0; index < length; index++) {
      char a = left.charAt(index);
      char b = right.charAt(index);
      if (a != b) {
        return compareUnequal(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** A surrogate stands for a code point above all others that UTF-16 writes as one unit. */
  private static int compareUnequal(char a, char b) {
    boolean aboveBasicPlane = Character.isSurrogate(a);
    return aboveBasicPlane == Character.isSurrogate(b)
        ? Character.compare(a, b)
        : Boolean.compare(aboveBasicPlane, Character.isSurrogate(b));
  }
}
