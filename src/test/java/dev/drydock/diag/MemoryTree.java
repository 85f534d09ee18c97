package dev.drydock.diag;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A source tree of texts and of folders of the repository. Each change gives another tree. */
public record MemoryTree(SortedMap<String, byte[]> files, SortedMap<String, Kind> others)
    implements SourceTree {

  /** Returns the tree without files. */
  public static MemoryTree none() {
    return new MemoryTree(new TreeMap<>(), new TreeMap<>());
  }

  /** Returns a tree of texts by path. */
  public static MemoryTree of(SortedMap<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return none().withAll(files);
  }

  /** Adds a text. */
  public MemoryTree with(String path, String text) {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a file. */
  public MemoryTree with(String path, byte[] bytes) {
    SortedMap<String, byte[]> more = new TreeMap<>();
    more.put(path, bytes);
    return withAll(more);
  }

  /** Adds files. */
  public MemoryTree withAll(SortedMap<String, byte[]> added) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    more.putAll(added);
    return new MemoryTree(more, others);
  }

  /** Adds something that is no file, in the place of a file that may be there. */
  public MemoryTree with(String path, Kind kind) {
    SortedMap<String, Kind> more = new TreeMap<>(others);
    more.put(path, kind);
    return new MemoryTree(without(path).files(), more);
  }

  /** Adds what lies in a folder of the work tree, under another name. */
  public MemoryTree with(String folder, Path source) {
    SortedMap<String, byte[]> more = new TreeMap<>();
    try (Stream<Path> found = Files.walk(source)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String relative = source.relativize(file).toString().replace('\\', '/');
        more.put(folder + "/" + relative, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withAll(more);
  }

  /** Removes a file. */
  public MemoryTree without(String path) {
    SortedMap<String, byte[]> fewer = new TreeMap<>(files);
    fewer.remove(path);
    return new MemoryTree(fewer, others);
  }

  /** Replaces a part of a text that has to be there. */
  public MemoryTree edit(String path, String old, String replacement) {
    String text = text(path);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold " + old);
    }
    return with(path, text.replace(old, replacement));
  }

  /** Returns the text of a file; an empty one where there is no file. */
  public String text(String path) {
    return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
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
