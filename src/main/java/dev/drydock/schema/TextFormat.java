package dev.drydock.schema;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms of text that schemas can ask for beyond those of JSON Schema itself. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates hold no state
public enum TextFormat {
  DNS_LABEL(
      "dns-label",
      "a DNS label: lower-case letters, digits and hyphens, at most 63 characters",
      limited(63, DnsText::isLabel)),
  DNS_1035_LABEL(
      "dns-1035-label",
      "a DNS label that begins with a letter: lower-case letters, digits and hyphens, at most 63"
          + " characters",
      limited(63, DnsText::isLabelWithLetter)),
  DNS_SUBDOMAIN(
      "dns-subdomain",
      "a DNS subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters",
      TextFormat::isSubdomain),
  DNS_WILDCARD(
      "dns-wildcard",
      "a host name in lower case, of which the first label may be `*`",
      text -> isSubdomain(text.startsWith("*.") ? text.substring(2) : text)),
  LABEL_VALUE(
      "label-value",
      "a label value: letters, digits, `-`, `_` and `.`, at most 63 characters, a letter or digit"
          + " at both ends",
      limited(63, text -> text.isEmpty() || DnsText.isName(text))),
  QUALIFIED_NAME(
      "qualified-name",
      "a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS subdomain and"
          + " `/` before it",
      TextFormat::isQualifiedName),
  PATH_SEGMENT_NAME(
      "path-segment-name",
      "a name without `/` and `%` that is not `.` or `..`",
      text ->
          !text.isEmpty()
              && !text.equals(".")
              && !text.equals("..")
              && !text.contains("/")
              && !text.contains("%")),
  ENVIRONMENT_NAME(
      "environment-name",
      "a name of printable ASCII characters without `=`",
      Pattern.compile("[ -<>-~]+").asMatchPredicate()),
  CONFIG_KEY(
      "config-key",
      "a key of letters, digits, `-`, `_` and `.`, at most 253 characters, not `.` and not"
          + " beginning with `..`",
      limited(253, "(?!\\.\\.)(?!\\.\\z)[-._a-zA-Z0-9]+")),
  PORT_NAME(
      "port-name",
      "a port name: at most 15 lower-case letters, digits and single hyphens, with a letter in it",
      limited(15, "(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?")),
  QUANTITY(
      "quantity",
      "a quantity such as `250m`, `0.5`, `128Mi` or `2G`",
      limited(64, "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?")),
  PERCENTAGE("percentage", "a percentage such as `25%`", limited(8, "[0-9]+%")),
  GO_DURATION(
      "go-duration",
      "a duration such as `30s`, `1m30s` or `1.5h`",
      limited(64, "0|([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+")),
  CIDR("cidr", "an IP network such as `10.0.0.0/16`", IpAddress::isNetwork),
  IP_ADDRESS("ip-address", "an IP address", IpAddress::isAddress),
  BASE64("byte", "text in base64", TextFormat::isBase64),
  ;

  private final String word;
  private final String expected;
  private final Predicate<String> accepted;

  TextFormat(String word, String expected, Predicate<String> accepted) {
    this.word = word;
    this.expected = expected;
    this.accepted = accepted;
  }

  /** Returns the name that a schema's {@code format} has. */
  public String word() {
    return word;
  }

  /** Returns what is expected, as a noun phrase for messages. */
  public String expected() {
    return expected;
  }

  /** Returns whether a text has this form. */
  public boolean accepts(String text) {
    return accepted.test(text);
  }

  /** Returns the format that a schema calls so. */
  public static Optional<TextFormat> find(String word) {
    return Arrays.stream(values()).filter(format -> format.word.equals(word)).findFirst();
  }

  static List<TextFormat> all() {
    return List.of(values());
  }

  private static Predicate<String> limited(int length, String expression) {
    return limited(length, Pattern.compile(expression).asMatchPredicate());
  }

  private static Predicate<String> limited(int length, Predicate<String> form) {
    return text -> text.length() <= length && form.test(text);
  }

  private static boolean isSubdomain(String text) {
    return text.length() <= 253 && DnsText.isSubdomain(text);
  }

  private static boolean isQualifiedName(String text) {
    int slash = text.indexOf('/');
    String name = text.substring(slash + 1);
    return name.length() <= 63
        && DnsText.isName(name)
        && (slash < 0 || isSubdomain(text.substring(0, slash)));
  }

  private static boolean isBase64(String text) {
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
