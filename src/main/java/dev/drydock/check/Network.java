package dev.drydock.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IPv4 network.
 *
 * @param address its address as a number
 * @param length how many leading bits its addresses share
 */
record Network(long address, int length) {

  private static final Pattern CIDR =
      Pattern.compile(
          "([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})/([0-9]|[12][0-9]|3[0-2])");

  /** Returns the network of a text such as {@code 10.20.0.0/16}, or nothing where it is none. */
  static Optional<Network> parse(String text) {
    Matcher parts = CIDR.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long address = 0;
    for (int part = 1; part <= 4; part++) {
      address = address << 8 | Integer.parseInt(parts.group(part));
    }
    return Optional.of(new Network(address, Integer.parseInt(parts.group(5))));
  }

  /** Returns whether all addresses of another network are its own. */
  boolean contains(Network other) {
    return length <= other.length && sharesBits(other, length);
  }

  /** Returns whether an address is in both networks. */
  boolean overlaps(Network other) {
    return sharesBits(other, Math.min(length, other.length));
  }

  private boolean sharesBits(Network other, int bits) {
    return address >> (32 - bits) == other.address >> (32 - bits);
  }
}
