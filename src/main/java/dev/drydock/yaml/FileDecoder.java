package dev.drydock.yaml;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Turns the bytes of a file into text, or says why they are none. */
final class FileDecoder {
  private static final String HINT = "save the file as UTF-8";

  private FileDecoder() {}

  static Outcome<SourceFile> decode(String path, byte[] bytes) {
    if (bytes.length > StrictYaml.SIZE_LIMIT) {
      return Outcome.failed(tooLarge(Location.of(path)));
    }
    if (isUtf16(bytes)) {
      return Outcome.failed(
          Diagnostic.of(Code.YAML_ENCODING, Location.of(path), "the file is UTF-16; expected UTF-8")
              .withHint(HINT));
    }
    int mark = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    return decode(path, ByteBuffer.wrap(bytes, mark, bytes.length - mark).slice());
  }

  /** Without a mark at its start, such a file has a zero beside its first character. */
  private static boolean isUtf16(byte[] bytes) {
    return startsWith(bytes, 0xFE, 0xFF)
        || startsWith(bytes, 0xFF, 0xFE)
        || (bytes.length > 1 && (bytes[0] == 0) != (bytes[1] == 0));
  }

  private static Outcome<SourceFile> decode(String path, ByteBuffer bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.remaining());
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(bytes, text, /* endOfInput= */ true);
    if (!result.isError()) {
      return Outcome.ok(new SourceFile(path, text.flip().toString()));
    }
    int offset = text.position();
    int strange = Byte.toUnsignedInt(bytes.get(bytes.position()));
    SourceFile lossy =
        new SourceFile(path, StandardCharsets.UTF_8.decode(bytes.rewind()).toString());
    return Outcome.failed(
        Diagnostic.of(
                Code.YAML_ENCODING,
                new FileDialect(lossy).locate(offset),
                String.format(Locale.ROOT, "the byte 0x%02X is not UTF-8 here", strange))
            .withHint(HINT));
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (Byte.toUnsignedInt(bytes[i]) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a text has more bytes of UTF-8 than a file may have. */
  static boolean isTooLarge(String text) {
    if (text.length() <= StrictYaml.SIZE_LIMIT / 3) {
      return false;
    }
    return text.length() > StrictYaml.SIZE_LIMIT
        || text.getBytes(StandardCharsets.UTF_8).length > StrictYaml.SIZE_LIMIT;
  }

  static Diagnostic tooLarge(Location at) {
    return Diagnostic.of(Code.YAML_TOO_LARGE, at, "the text has more than 1 MiB")
        .withHint("split it into several files");
  }
}
