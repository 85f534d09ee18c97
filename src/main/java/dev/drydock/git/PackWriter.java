package dev.drydock.git;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.eclipse.jgit.internal.storage.file.BasePackIndexWriter;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects as one pack, which is there as a whole and on the disk when {@link #flush}
 * returns, and not at all before. The format is that of gitformat-pack(5), version 2.
 */
final class PackWriter extends ObjectInserter {
  private static final byte[] SIGNATURE = "PACK".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int INDEX_VERSION = 2;

  private final FileRepository repository;
  private final PackEncoder encoder = new PackEncoder();
  private final List<PackEntry> entries = new ArrayList<>();
  private final ObjectIdOwnerMap<PackedObjectInfo> known = new ObjectIdOwnerMap<>();

  PackWriter(FileRepository repository) {
    this.repository = repository;
  }

  /** Adds objects; what others differ from has to come before them. */
  void addAll(List<PackEntry> objects) {
    objects.forEach(this::add);
  }

  private void add(PackEntry entry) {
    if (!known.contains(entry.id())) {
      known.add(new PackedObjectInfo(entry.id()));
      entries.add(entry);
    }
  }

  @Override
  public ObjectId insert(int type, byte[] data, int offset, int length) {
    ObjectId id = idFor(type, data, offset, length);
    byte[] content = Arrays.copyOfRange(data, offset, offset + length);
    add(encoder.whole(type, id, content));
    return id;
  }

  @Override
  public ObjectId insert(int type, long length, InputStream in) throws IOException {
    byte[] data = in.readNBytes(Math.toIntExact(length));
    return insert(type, data, 0, data.length);
  }

  @Override
  public void flush() throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    Path folder = repository.getObjectDatabase().getPackDirectory().toPath();
    Files.createDirectories(folder);
    Path pack = temporary(folder);
    @Nullable Path index = null;
    try {
      index = temporary(folder);
      byte[] checksum = write(pack);
      writeIndex(index, checksum);
      publish(folder, pack, index, ObjectId.fromRaw(checksum));
    } finally {
      Files.deleteIfExists(pack);
      if (index != null) {
        Files.deleteIfExists(index);
      }
    }
    entries.clear();
    known.clear();
  }

  /** Git removes files of this name when they are old: they are left where a process was killed. */
  private static Path temporary(Path folder) throws IOException {
    return File.createTempFile("tmp_pack_", "", folder.toFile()).toPath();
  }

  private byte[] write(Path file) throws IOException {
    MessageDigest digest = Constants.newMessageDigest();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      DigestOutputStream digested = new DigestOutputStream(out, digest);
      digested.write(
          ByteBuffer.allocate(12).put(SIGNATURE).putInt(VERSION).putInt(entries.size()).array());
      long offset = 12;
      for (PackEntry entry : entries) {
        offset += write(entry, offset, digested);
      }
      byte[] checksum = digest.digest();
      out.write(checksum);
      return checksum;
    }
  }

  private int write(PackEntry entry, long offset, OutputStream out) throws IOException {
    long base = entry.base() == null ? offset : known.get(entry.base()).getOffset();
    byte[] header = entry.header(offset - base);
    CRC32 checksum = new CRC32();
    checksum.update(header);
    checksum.update(entry.data());
    PackedObjectInfo info = known.get(entry.id());
    info.setOffset(offset);
    info.setCRC((int) checksum.getValue());
    out.write(header);
    out.write(entry.data());
    return header.length + entry.data().length;
  }

  private void writeIndex(Path file, byte[] checksum) throws IOException {
    List<PackedObjectInfo> sorted = new ArrayList<>(entries.size());
    known.forEach(sorted::add);
    sorted.sort(null);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      BasePackIndexWriter.createVersion(out, INDEX_VERSION).write(sorted, checksum);
    }
  }

  /** Readers find a pack by its index, so that comes last. */
  private void publish(Path folder, Path pack, Path index, ObjectId name) throws IOException {
    Path target = folder.resolve("pack-" + name.name() + ".pack");
    move(pack, target);
    move(index, folder.resolve("pack-" + name.name() + ".idx"));
    Disk.force(folder);
    repository.getObjectDatabase().openPack(target.toFile());
  }

  private static void move(Path from, Path to) throws IOException {
    Disk.force(from);
    from.toFile().setReadOnly();
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public ObjectReader newReader() {
    return repository.newObjectReader();
  }

  @Override
  public PackParser newPackParser(InputStream in) {
    throw new UnsupportedOperationException("objects come one by one");
  }

  @Override
  public void close() {
    encoder.close();
  }
}
