package dev.drydock.compile;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The digest of everything that a compile reads. */
final class InputsDigest {
  private static final List<String> FOLDERS = List.of("fleet", "schemas", "templates");
  private static final int LARGEST = 16 * 1024 * 1024;

  private InputsDigest() {}

  /**
   * Returns {@code sha256:} and the digest over {@code path NUL sha256 LF} of all files in the
   * order of their paths.
   */
  static Outcome<String> of(SourceTree tree) {
    MessageDigest list = sha256();
    MessageDigest file = sha256();
    Diagnostics diagnostics = new Diagnostics();
    for (String folder : FOLDERS) {
      for (SourceTree.Entry entry : tree.list(folder)) {
        if (entry.kind() == SourceTree.Kind.FILE) {
          byte[] bytes = diagnostics.take(tree.read(entry.path(), LARGEST));
          if (bytes != null) {
            String line = entry.path() + "\0" + HexFormat.of().formatHex(file.digest(bytes)) + "\n";
            list.update(line.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
    }
    return diagnostics.outcome("sha256:" + HexFormat.of().formatHex(list.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
