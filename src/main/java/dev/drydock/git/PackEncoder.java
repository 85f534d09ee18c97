package dev.drydock.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import org.eclipse.jgit.internal.storage.pack.DeltaIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Compresses objects for a pack. For one thread; to be closed. */
final class PackEncoder implements AutoCloseable {
  /** A difference of fewer bytes is stored as it is: looking for repetition takes longer. */
  private static final int SMALL = 128;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
  private final Deflater storer = new Deflater(Deflater.NO_COMPRESSION);
  private final byte[] buffer = new byte[8192];

  /**
   * What other objects are stored as a difference from.
   *
   * @param blob the file
   * @param index its content, prepared to be compared; for any number of threads
   */
  record Base(TreeNode.Blob blob, DeltaIndex index) {
    static Base of(TreeNode.Blob blob) {
      return new Base(blob, new DeltaIndex(blob.bytes()));
    }

    ObjectId id() {
      return blob.id();
    }
  }

  /** Returns an object as a whole. */
  PackEntry whole(int type, ObjectId id, byte[] content) {
    return new PackEntry(id, type, null, content.length, compressed(deflater, content));
  }

  /** Returns a file as a difference from another one where that takes at most half of its size. */
  PackEntry blob(TreeNode.Blob blob, @Nullable Base base) {
    byte[] delta = base == null || base.id().equals(blob.id()) ? null : delta(blob.bytes(), base);
    return base == null || delta == null
        ? whole(Constants.OBJ_BLOB, blob.id(), blob.bytes())
        : new PackEntry(
            blob.id(),
            Constants.OBJ_BLOB,
            base.id(),
            delta.length,
            compressed(delta.length < SMALL ? storer : deflater, delta));
  }

  private static byte @Nullable [] delta(byte[] content, Base base) {
    try {
      ByteArrayOutputStream delta = new ByteArrayOutputStream(SMALL);
      boolean isSmall = base.index().encode(delta, content, content.length / 2);
      return isSmall && content.length >= 2 ? delta.toByteArray() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing is written but memory
    }
  }

  private byte[] compressed(Deflater with, byte[] content) {
    with.reset();
    with.setInput(content);
    with.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 16);
    while (!with.finished()) {
      out.write(buffer, 0, with.deflate(buffer));
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    deflater.end();
    storer.end();
  }
}
