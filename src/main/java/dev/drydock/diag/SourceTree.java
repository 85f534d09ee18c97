package dev.drydock.diag;

import java.util.List;

/**
 * The files of a repository, read from a folder, from a git commit or from the jar. Every stage
 * reads through this, so that a compile never depends on where its input lies.
 */
public interface SourceTree {

  /**
   * Returns every entry below a folder, recursively, ordered by code points of the path. Folders
   * themselves are not listed. A folder that does not exist has no entries. Symbolic links are
   * listed and never followed.
   *
   * @param folder a path relative to the root without a slash at its end, or an empty string for
   *     the root
   */
  List<Entry> list(String folder);

  /**
   * Returns the bytes of a file that {@link #list} named.
   *
   * @param limit the most bytes that the caller accepts; a larger file is a diagnostic and not read
   */
  Outcome<byte[]> read(String path, int limit);

  /** Returns the failure of {@link #read} at a file that is larger than its limit. */
  static Outcome<byte[]> tooLarge(String path, int limit) {
    int mebibyte = 1 << 20;
    String most = limit % mebibyte == 0 ? limit / mebibyte + " MiB" : limit + " bytes";
    return Outcome.failed(
        Diagnostic.of(Code.YAML_TOO_LARGE, Location.of(path), "the file is larger than " + most)
            .withHint("split it into several files"));
  }

  /**
   * A thing in a repository.
   *
   * @param path relative to the root, with {@code /} between folders
   * @param kind what it is
   */
  record Entry(String path, Kind kind) {}

  /** What an entry is. */
  enum Kind {
    /** A regular file. */
    FILE,
    /** A symbolic link, to whatever. */
    LINK,
    /** A submodule, a pipe, a device or a socket. */
    SPECIAL,
    /** A folder or file that may not be looked into. */
    UNREADABLE
  }
}
