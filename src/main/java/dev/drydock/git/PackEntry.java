package dev.drydock.git;

import java.util.Arrays;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An object as a pack holds it.
 *
 * @param id its id
 * @param type its type as JGit numbers it, also where it is stored as a difference
 * @param base what it differs from, or null where it is stored as a whole
 * @param size the bytes of the object or of the difference before compression
 * @param data the same, compressed; nobody changes it
 */
@SuppressWarnings("ArrayRecordComponent") // hundreds of thousands of objects are not copied
record PackEntry(ObjectId id, int type, @Nullable ObjectId base, int size, byte[] data) {
  /** The longest header: type and size, and the distance to the base. */
  private static final int LONGEST_HEADER = 20;

  /**
   * Returns what stands before the data.
   *
   * @param distance how many bytes before this entry the entry of the base begins
   */
  byte[] header(long distance) {
    byte[] header = new byte[LONGEST_HEADER];
    int at = 0;
    int kind = base == null ? type : Constants.OBJ_OFS_DELTA;
    int low = (kind << 4) | (size & 0xF);
    for (int rest = size >>> 4; rest != 0; rest >>>= 7) {
      header[at++] = (byte) (low | 0x80);
      low = rest & 0x7F;
    }
    header[at++] = (byte) low;
    if (base != null) {
      at += distance(distance, header, at);
    }
    return Arrays.copyOf(header, at);
  }

  /** Writes a distance, its highest bits first; each byte but the last stands for one more. */
  private static int distance(long distance, byte[] header, int at) {
    byte[] digits = new byte[LONGEST_HEADER];
    int start = digits.length - 1;
    digits[start] = (byte) (distance & 0x7F);
    for (long rest = distance >>> 7; rest != 0; rest >>>= 7) {
      digits[--start] = (byte) (0x80 | (--rest & 0x7F));
    }
    System.arraycopy(digits, start, header, at, digits.length - start);
    return digits.length - start;
  }
}
