package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * The templates and schemas that are packed into the jar.
 *
 * @param jar the jar
 * @param entries what it holds below {@code drydock/}, in order
 */
record PackedTree(Path jar, List<SourceTree.Entry> entries) implements SourceTree {
  private static final String ROOT = "drydock/";

  /**
   * Opens the tree that the running program brings: the checkout that the launcher names, so that
   * an edited template needs no build; else the jar, or the folder of classes. To its own checkout
   * the program brings nothing, since a commit of it must not see what is not committed.
   *
   * @param repository the repository that is compiled
   */
  static SourceTree open(Path repository) {
    String checkout = System.getProperty("drydock.home", "");
    if (!checkout.isEmpty() && Files.isDirectory(Path.of(checkout, "templates"))) {
      return isSame(repository, Path.of(checkout))
          ? new PackedTree(repository, List.of())
          : new WorkTree(Path.of(checkout));
    }
    try {
      Path home =
          Path.of(PackedTree.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isDirectory(home) ? new WorkTree(home.resolve(ROOT)) : ofJar(home);
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("the program cannot read its own jar", e);
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static PackedTree ofJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<Entry> entries =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(ROOT))
              .map(entry -> entry.getName().substring(ROOT.length()))
              .sorted(FileTree.ORDER)
              .map(path -> new Entry(path, Kind.FILE))
              .toList();
      return new PackedTree(jar, entries);
    }
  }

  @Override
  public List<Entry> list(String folder) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    return entries.stream().filter(entry -> entry.path().startsWith(prefix)).toList();
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    try (InputStream input = PackedTree.class.getResourceAsStream("/" + ROOT + path)) {
      if (input != null) {
        return Outcome.ok(input.readAllBytes());
      }
    } catch (IOException e) {
      // Told below: the reason is the same for the user.
    }
    return Outcome.failed(
        Diagnostic.of(Code.IO_UNREADABLE, Location.of(path), "the packed file cannot be read"));
  }
}
