package dev.drydock.schema;

import java.util.regex.Pattern;

/** Reads IP addresses and networks as text, without asking a resolver. */
final class IpAddress {
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

  private IpAddress() {}

  static boolean isAddress(String text) {
    return isVersion4(text) || isVersion6(text);
  }

  static boolean isNetwork(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
      return false;
    }
    String address = text.substring(0, slash);
    int bits = Integer.parseInt(text.substring(slash + 1));
    return isVersion4(address) ? bits <= 32 : isVersion6(address) && bits <= 128;
  }

  private static boolean isVersion4(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return false;
    }
    for (String octet : octets) {
      if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVersion6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text) == 8;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int left = before.isEmpty() ? 0 : groups(before);
    int right = after.isEmpty() ? 0 : groups(after);
    return left >= 0 && right >= 0 && left + right <= 7;
  }

  /** Counts groups of 16 bits, an IPv4 address at the end as two; -1 where one is none. */
  private static int groups(String text) {
    String[] groups = text.split(":", -1);
    int count = 0;
    for (int index = 0; index < groups.length; index++) {
      if (index == groups.length - 1 && isVersion4(groups[index])) {
        count += 2;
      } else if (GROUP.matcher(groups[index]).matches()) {
        count++;
      } else {
        return -1;
      }
    }
    return count;
  }
}
