package dev.drydock.compile;

import dev.drydock.diag.Location;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.OutputPath;
import dev.drydock.yaml.SecondReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A file of the output.
 *
 * @param path relative to the output
 * @param bytes the text, which nobody changes
 * @param source the template that made it
 */
@SuppressWarnings("ArrayRecordComponent") // ten thousand tenants' files are not worth a copy each
record OutputFile(String path, byte[] bytes, Location source) {
  /** One of so many files is read back by the second reader in every run. */
  private static final int SAMPLE = 256;

  static OutputFile of(String folder, Manifest manifest) {
    String path = OutputPath.of(folder, manifest.identity());
    String text = manifest.text();
    if (isSampled(path)) {
      readBack(path, text, manifest);
    }
    return new OutputFile(
        path, text.getBytes(StandardCharsets.UTF_8), manifest.node().origin().at());
  }

  private static boolean isSampled(String path) {
    CRC32 checksum = new CRC32();
    checksum.update(path.getBytes(StandardCharsets.UTF_8));
    return checksum.getValue() % SAMPLE == 0;
  }

  /** A difference between the two readers is a bug in the writer, never a user's mistake. */
  private static void readBack(String path, String text, Manifest manifest) {
    Optional<String> difference = SecondReader.difference(text, manifest.node());
    if (difference.isPresent()) {
      throw new IllegalStateException(path + " reads back differently: " + difference.get());
    }
  }
}
