package dev.drydock.git;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * Writes objects and has them on the disk, not only in the system's memory, when {@link #flush}
 * returns. A few objects are written one by one, many as one pack.
 */
final class DurableInserter extends ObjectInserter.Filter {
  private static final int MOST_LOOSE = 100;

  private final ObjectInserter target;
  private final Path objects;
  private final NavigableSet<Path> loose = new TreeSet<>();
  private final NavigableSet<Path> packsBefore;

  private DurableInserter(ObjectInserter target, Path objects) throws IOException {
    this.target = target;
    this.objects = objects;
    this.packsBefore = packs();
  }

  /** Begins to write about that many objects. */
  static DurableInserter begin(FileRepository repository, int count) throws IOException {
    Path objects = repository.getObjectsDirectory().toPath();
    if (count <= MOST_LOOSE) {
      return new DurableInserter(repository.newObjectInserter(), objects);
    }
    PackInserter pack = repository.getObjectDatabase().newPackInserter();
    pack.setCompressionLevel(Deflater.DEFAULT_COMPRESSION);
    return new DurableInserter(pack, objects);
  }

  @Override
  protected ObjectInserter delegate() {
    return target;
  }

  @Override
  public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
    ObjectId id = target.insert(type, data, offset, length);
    String name = id.name();
    loose.add(objects.resolve(name.substring(0, 2)).resolve(name.substring(2)));
    return id;
  }

  @Override
  public void flush() throws IOException {
    target.flush();
    NavigableSet<Path> folders = new TreeSet<>();
    folders.add(objects);
    if (target instanceof PackInserter) {
      for (Path file : packs()) {
        if (!packsBefore.contains(file)) {
          force(file, folders);
        }
      }
    } else {
      for (Path file : loose) {
        force(file, folders);
      }
    }
    for (Path folder : folders) {
      force(folder);
    }
  }

  private static void force(Path file, NavigableSet<Path> folders) throws IOException {
    try {
      force(file);
      folders.add(Objects.requireNonNull(file.getParent()));
    } catch (NoSuchFileException e) {
      // The object was there before, in a pack.
    }
  }

  private static void force(Path path) throws IOException {
    if (File.separatorChar == '\\' && Files.isDirectory(path)) {
      return; // Windows has no such thing.
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(/* metaData= */ true);
    }
  }

  private NavigableSet<Path> packs() throws IOException {
    NavigableSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(objects.resolve("pack"), "pack-*.{pack,idx}")) {
      stream.forEach(files::add);
    } catch (NoSuchFileException e) {
      // A repository without packs may lack the folder.
    }
    return files;
  }
}
