package dev.drydock.fleet;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A source tree of texts. */
record TextTree(SortedMap<String, byte[]> files, SortedMap<String, Kind> others)
    implements SourceTree {

  static TextTree of(SortedMap<String, String> texts) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new TextTree(files, new TreeMap<>());
  }

  TextTree with(String path, byte[] bytes) {
    SortedMap<String, byte[]> more = new TreeMap<>(files);
    more.put(path, bytes);
    return new TextTree(more, others);
  }

  TextTree with(String path, Kind kind) {
    SortedMap<String, Kind> more = new TreeMap<>(others);
    more.put(path, kind);
    return new TextTree(files, more);
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
