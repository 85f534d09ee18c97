package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;

/** A source tree of texts by path. */
record TextFiles(SortedMap<String, String> files) implements SourceTree {
  @Override
  public List<Entry> list(String folder) {
    return files.keySet().stream()
        .filter(path -> path.startsWith(folder + "/"))
        .map(path -> new Entry(path, Kind.FILE))
        .toList();
  }

  @Override
  public Outcome<byte[]> read(String path, int limit) {
    String text = files.get(path);
    return text == null
        ? Outcome.failed(Diagnostic.of(Code.IO_UNREADABLE, Location.of(path), "no such file"))
        : Outcome.ok(text.getBytes(StandardCharsets.UTF_8));
  }
}
