package dev.drydock.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
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
    return new PackEntry(id, type, null, content.length, compressed(content));
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
            delta.length < SMALL ? stored(delta) : compressed(delta));
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

  private byte[] compressed(byte[] content) {
    deflater.reset();
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 16);
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    return out.toByteArray();
  }

  /**
   * Returns a stream of zlib (RFC 1950) with one stored block (RFC 1951, 3.2.4). {@link Deflater}
   * writes the same, but clears its tables for every stream.
   */
  private static byte[] stored(byte[] content) {
    Adler32 sum = new Adler32();
    sum.update(content);
    return ByteBuffer.allocate(2 + 5 + content.length + 4)
        .putShort((short) 0x7801) // deflate, a window of 32 KiB, the quickest
        .put((byte) 1) // the last block, stored
        .put((byte) content.length)
        .put((byte) (content.length >> 8))
        .put((byte) ~content.length)
        .put((byte) (~content.length >> 8))
        .put(content)
        .putInt((int) sum.getValue())
        .array();
  }

  @Override
  public void close() {
    deflater.end();
  }
}
