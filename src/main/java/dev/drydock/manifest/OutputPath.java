package dev.drydock.manifest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names the files that objects are written to. */
public final class OutputPath {
  /** The longest file name that file systems take, in bytes. */
  static final int LONGEST_NAME = 255;

  private static final List<String> FOLDERS_OF_SEVERAL_NAMESPACES =
      List.of("components", "delivery");

  /** Names that one operating system keeps for devices, whatever follows the first dot. */
  private static final Pattern DEVICE = Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])\\..*");

  private OutputPath() {}

  /**
   * Returns the path of an object in a folder of the output. In {@code <region>/components/} and
   * {@code <region>/delivery/}, whose folders hold several namespaces, the name begins with it.
   *
   * @param folder such as {@code eu-central-1/tenants/eu-1/acme}
   */
  public static String of(String folder, ObjectIdentity identity) {
    String[] steps = folder.split("/", -1);
    boolean isPrefixed = steps.length > 1 && FOLDERS_OF_SEVERAL_NAMESPACES.contains(steps[1]);
    Optional<String> prefix = isPrefixed ? identity.namespace() : Optional.empty();
    return folder + "/" + fileName(prefix, identity);
  }

  /** Returns {@code <kind>-<name>.yaml}, in lower case and with other characters escaped. */
  private static String fileName(Optional<String> prefix, ObjectIdentity identity) {
    String name = identity.kind() + "-" + identity.name() + ".yaml";
    String escaped =
        escaped(
            prefix.map(namespace -> namespace + "." + name).orElse(name).toLowerCase(Locale.ROOT));
    boolean isTaken = escaped.startsWith(".") || DEVICE.matcher(escaped).matches();
    return isTaken
        ? String.format(Locale.ROOT, "%%%02X", (int) escaped.charAt(0)) + escaped.substring(1)
        : escaped;
  }

  private static String escaped(String text) {
    StringBuilder result = new StringBuilder(text.length() + 8);
    for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
      boolean isPlain =
          (unit >= 'a' && unit <= 'z')
              || (unit >= '0' && unit <= '9')
              || unit == '.'
              || unit == '-';
      if (isPlain) {
        result.append((char) unit);
      } else {
        result.append(String.format(Locale.ROOT, "%%%02X", unit & 0xff));
      }
    }
    return result.toString();
  }
}
