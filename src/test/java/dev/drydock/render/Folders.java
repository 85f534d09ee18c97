package dev.drydock.render;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A source tree made of texts and of folders of the repository. */
record Folders(SortedMap<String, byte[]> files, SortedMap<String, Kind> others)
    implements SourceTree {

  static Folders none() {
    return new Folders(new TreeMap<>(), new TreeMap<>());
  }

  Folders with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  Folders with(String path, byte[] bytes) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    more.put(path, bytes);
    return new Folders(more, others);
  }

  Folders with(String path, Kind kind) {
    SortedMap<String, Kind> more = new TreeMap<>(others);
    more.put(path, kind);
    return new Folders(files, more);
  }

  /** Adds what lies in a folder of the work tree, under another name. */
  Folders with(String folder, Path source) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    try (Stream<Path> found = Files.walk(source)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String relative = source.relativize(file).toString().replace('\\', '/');
        more.put(folder + "/" + relative, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Folders(more, others);
  }

  @Override
  public List<Entry> list(String folder) {
    SortedMap<String, Kind> all = new TreeMap<>(others);
    files.keySet().forEach(path -> all.put(path, Kind.FILE));
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(folder + "/"))
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    byte[] bytes = files.get(path);
    return bytes == null || bytes.length > limit
        ? Outcome.failed(
            Diagnostic.of(Code.IO_UNREADABLE, Location.of(path), "`" + path + "` is too large"))
        : Outcome.ok(bytes);
  }
}
