package dev.drydock.e2e.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A container's files in a folder of the test, and its arguments with the paths that they have
 * there.
 *
 * @param arguments of the program
 * @param files where each file of a ConfigMap is now, by its path in the container
 */
record UnpackedContainer(List<String> arguments, Map<String, Path> files) {
  private static final String SECRET = "of-a-test";

  /**
   * Writes the files.
   *
   * @param folder an empty one
   * @param change what happens to the text of YAML files
   */
  static UnpackedContainer unpack(
      RenderedContainer container, Path folder, UnaryOperator<String> change) throws IOException {
    for (String mount : container.folders()) {
      Files.createDirectories(inside(folder, mount));
    }
    Map<String, Path> files = new TreeMap<>();
    for (Map.Entry<String, String> file : container.files().entrySet()) {
      Path path = inside(folder, file.getKey());
      String text = moved(file.getValue(), container.folders(), folder);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getKey().matches(".*\\.ya?ml") ? change.apply(text) : text);
      files.put(file.getKey(), path);
    }
    for (String secret : container.secrets()) {
      Files.createDirectories(inside(folder, secret).getParent());
      Files.writeString(inside(folder, secret), SECRET);
    }
    List<String> arguments =
        container.arguments().stream()
            .map(argument -> moved(argument, container.folders(), folder))
            .toList();
    return new UnpackedContainer(arguments, files);
  }

  /** Returns the values of an argument {@code -name=value}. */
  List<String> values(String name) {
    Pattern argument = Pattern.compile("--?" + Pattern.quote(name) + "=(.*)");
    return arguments.stream()
        .map(argument::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .toList();
  }

  private static Path inside(Path folder, String path) {
    return folder.resolve(path.substring(1));
  }

  /** Returns a text whose paths of mounted folders lead into the folder of the test. */
  private static String moved(String text, List<String> mounts, Path folder) {
    String result = text;
    for (String mount :
        mounts.stream().sorted(Comparator.comparingInt(String::length)).toList().reversed()) {
      Pattern path =
          Pattern.compile("(?<=^|[=,\\s\"'])" + Pattern.quote(mount) + "(?=$|[/,\\s\"'*])");
      result =
          path.matcher(result)
              .replaceAll(Matcher.quoteReplacement(inside(folder, mount).toString()));
    }
    return result;
  }
}
