package dev.drydock.render.template;

import dev.drydock.diag.Location;
import dev.drydock.diag.SourceFile;
import java.util.Arrays;

/** A template file that knows its lines. */
final class TemplateSource {
  private final SourceFile file;
  private final int[] lineStarts;

  TemplateSource(SourceFile file) {
    this.file = file;
    String text = file.text();
    int[] starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[count++] = i + 1;
      }
    }
    this.lineStarts = starts;
  }

  SourceFile file() {
    return file;
  }

  String text() {
    return file.text();
  }

  /** Returns the 1-based line of a UTF-16 index. */
  int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Returns the place of a UTF-16 index. */
  Location locate(int offset) {
    int line = line(offset);
    int start = lineStarts[line - 1];
    return Location.in(file, line, file.text().codePointCount(start, offset) + 1);
  }
}
