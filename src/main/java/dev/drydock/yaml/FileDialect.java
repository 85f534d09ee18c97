package dev.drydock.yaml;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import java.util.Arrays;

/** The strict meaning of a file that people wrote: positions are its own lines and columns. */
final class FileDialect implements YamlDialect {
  private final SourceFile file;
  private final int[] lineStarts;
  private final int lineCount;
  private final boolean astral;

  FileDialect(SourceFile file) {
    this.file = file;
    String text = file.text();
    int[] starts = new int[Math.max(16, text.length() / 24)];
    int count = 1;
    boolean surrogates = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      surrogates |= Character.isSurrogate(c);
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    this.lineStarts = starts;
    this.lineCount = count;
    this.astral = surrogates;
  }

  @Override
  public Location locate(int offset) {
    int found = Arrays.binarySearch(lineStarts, 0, lineCount, offset);
    int line = found >= 0 ? found : -found - 2;
    int start = lineStarts[line];
    int column = astral ? file.text().codePointCount(start, offset) : offset - start;
    return Location.in(file, line + 1, column + 1);
  }

  @Override
  public Node value(YamlScalar scalar, Diagnostics diagnostics) {
    return StrictYaml.resolve(scalar, diagnostics);
  }

  @Override
  public String key(YamlScalar scalar, Diagnostics diagnostics) {
    return StrictYaml.resolveKey(scalar, diagnostics);
  }
}
