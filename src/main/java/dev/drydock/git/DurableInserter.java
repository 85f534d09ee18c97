package dev.drydock.git;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * Writes objects one by one and has them on the disk, not only in the system's memory, when {@link
 * #flush} returns.
 */
final class DurableInserter extends ObjectInserter.Filter {
  private final ObjectInserter target;
  private final Path objects;
  private final NavigableSet<Path> loose = new TreeSet<>();

  DurableInserter(FileRepository repository) {
    this.target = repository.newObjectInserter();
    this.objects = repository.getObjectsDirectory().toPath();
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
    for (Path file : loose) {
      try {
        Disk.force(file);
        folders.add(Objects.requireNonNull(file.getParent()));
      } catch (NoSuchFileException e) {
        // The object was there before, in a pack.
      }
    }
    for (Path folder : folders) {
      Disk.force(folder);
    }
  }
}
