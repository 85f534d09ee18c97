package dev.drydock.git;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Sees to it that what was written is on the disk and not only in the system's memory. */
final class Disk {
  private Disk() {}

  /** Returns when a file, or the list of the files in a folder, is on the disk. */
  static void force(Path path) throws IOException {
    if (File.separatorChar == '\\' && Files.isDirectory(path)) {
      return; // Windows has no such thing.
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(/* metaData= */ true);
    }
  }
}
