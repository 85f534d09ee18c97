package dev.drydock.compile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that is written beside its place and put there in one step. What killed runs left behind
 * is removed by the next one; a run that still goes on holds the lock of its folder.
 */
final class StagedFolder implements AutoCloseable {
  private static final String PREFIX = ".drydock-";
  private static final String LOCK = "lock";
  private static final String PLACE = "place";
  private static final String NEW = "new";
  private static final String OLD = "old";

  /** Hides the folder from git, should a killed run leave it behind. */
  private static final String IGNORE = ".gitignore";

  private static final List<String> NAMES = List.of(LOCK, PLACE, NEW, OLD, IGNORE);
  private static final int ATTEMPTS = 5;

  private final Path root;
  private final Path place;
  private final Path staging;
  private final FileChannel channel;

  private StagedFolder(Path root, Path place, Path staging, FileChannel channel) {
    this.root = root;
    this.place = place;
    this.staging = staging;
    this.channel = channel;
  }

  /**
   * Opens an empty folder.
   *
   * @param root the repository
   * @param place where the folder is meant to be, in the repository
   */
  static StagedFolder open(Path root, Path place) throws IOException {
    removeLeftovers(root);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Path staging = Files.createTempDirectory(root, PREFIX);
      Optional<FileChannel> channel = locked(staging);
      if (channel.isPresent()) {
        StagedFolder staged = new StagedFolder(root, place, staging, channel.get());
        staged.prepare();
        return staged;
      }
    }
    throw new IOException("other runs took its folder away again and again");
  }

  private void prepare() throws IOException {
    try {
      Files.writeString(staging.resolve(IGNORE), "*\n");
      Files.writeString(staging.resolve(PLACE), root.relativize(place).toString());
      Files.createDirectory(staging.resolve(NEW));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Returns the lock of a fresh folder; nothing where another run took it for a leftover. */
  private static Optional<FileChannel> locked(Path staging) throws IOException {
    try {
      FileChannel channel = openLock(staging);
      if (channel.lock().isValid() && Files.exists(staging.resolve(LOCK))) {
        return Optional.of(channel);
      }
      channel.close();
    } catch (NoSuchFileException e) {
      // The folder is gone: told below.
    }
    return Optional.empty();
  }

  /** Writes files by their path in the folder. */
  void write(SortedMap<String, byte[]> files) throws IOException {
    @Nullable Path last = null;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = staging.resolve(NEW).resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null && !parent.equals(last)) {
        Files.createDirectories(parent);
        last = parent;
      }
      Files.write(path, file.getValue());
    }
  }

  /** Puts the folder at its place; what was there goes when this is closed. */
  void put() throws IOException {
    Path parent = place.getParent();
    Files.createDirectories(parent == null ? root : parent);
    FolderExchange.put(staging.resolve(NEW), place, staging.resolve(OLD));
  }

  @Override
  public void close() throws IOException {
    channel.close();
    delete(staging);
  }

  private static void removeLeftovers(Path root) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(root, PREFIX + "*")) {
      for (Path leftover : leftovers) {
        if (Files.isDirectory(leftover, LinkOption.NOFOLLOW_LINKS) && isStaging(leftover)) {
          removeWhereAbandoned(root, leftover);
        }
      }
    }
  }

  /** A folder of somebody else's may begin with the same letters. */
  private static boolean isStaging(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.allMatch(child -> NAMES.contains(child.getFileName().toString()));
    }
  }

  /** The lock is held until the folder is gone, so that no run begins to use it meanwhile. */
  private static void removeWhereAbandoned(Path root, Path leftover) throws IOException {
    try (FileChannel channel = openLock(leftover);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        restore(root, leftover);
        delete(leftover);
      }
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      // Another run uses it, or has just removed it.
    }
  }

  /** A run killed between two renames left the old folder aside: it belongs back in its place. */
  private static void restore(Path root, Path leftover) throws IOException {
    Path old = leftover.resolve(OLD);
    if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)
        && Files.isRegularFile(leftover.resolve(PLACE), LinkOption.NOFOLLOW_LINKS)) {
      Path place = root.resolve(Files.readString(leftover.resolve(PLACE)));
      if (isInside(root, place) && !Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        Files.move(old, place);
      }
    }
  }

  /** What a repository brings along could name any place. */
  private static boolean isInside(Path root, Path place) throws IOException {
    Path parent = place.getParent();
    return parent != null
        && place.equals(place.normalize())
        && Files.isDirectory(parent)
        && parent.toRealPath().startsWith(root.toRealPath());
  }

  private static FileChannel openLock(Path staging) throws IOException {
    return FileChannel.open(
        staging.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}
