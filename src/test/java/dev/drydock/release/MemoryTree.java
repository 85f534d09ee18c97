package dev.drydock.release;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A source tree in memory that tests change. */
final class MemoryTree implements SourceTree {
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private final SortedMap<String, Kind> others = new TreeMap<>();

  MemoryTree with(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  MemoryTree with(String path, Kind kind) {
    files.remove(path);
    others.put(path, kind);
    return this;
  }

  MemoryTree withAll(SortedMap<String, byte[]> more) {
    files.putAll(more);
    return this;
  }

  MemoryTree without(String path) {
    files.remove(path);
    return this;
  }

  MemoryTree edit(String path, String old, String replacement) {
    String text = text(path);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold " + old);
    }
    return with(path, text.replace(old, replacement));
  }

  String text(String path) {
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
    byte[] bytes = files.getOrDefault(path, new byte[0]);
    return bytes.length > limit
        ? Outcome.failed(
            Diagnostic.of(Code.IO_UNREADABLE, Location.of(path), "`" + path + "` is too large"))
        : Outcome.ok(bytes);
  }
}
