package dev.drydock.compile;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Puts one folder in the place of another in a single step where the system can do that: {@code
 * renameat2} with {@code RENAME_EXCHANGE} on Linux, {@code renamex_np} with {@code RENAME_SWAP} on
 * macOS. Java offers only a rename, which needs the place to be empty.
 */
final class FolderExchange {
  private static final int AT_FDCWD = -100;
  private static final int RENAME_EXCHANGE = 2;

  private FolderExchange() {}

  /**
   * Puts {@code fresh} at {@code place}; what was there lies at {@code fresh} afterwards, if
   * anything was. Without help from the system there is a moment between two renames in which
   * {@code place} is empty and the old folder lies at {@code aside}.
   */
  static void put(Path fresh, Path place, Path aside) throws IOException {
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    if (!exchanged(fresh, place)) {
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
      Files.move(aside, fresh, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static boolean exchanged(Path one, Path other) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment from = arena.allocateFrom(one.toAbsolutePath().toString());
      MemorySegment to = arena.allocateFrom(other.toAbsolutePath().toString());
      Optional<MethodHandle> linux = linux(linker);
      if (linux.isPresent()) {
        return (int) linux.get().invokeExact(AT_FDCWD, from, AT_FDCWD, to, RENAME_EXCHANGE) == 0;
      }
      Optional<MethodHandle> mac = mac(linker);
      return mac.isPresent() && (int) mac.get().invokeExact(from, to, RENAME_EXCHANGE) == 0;
    } catch (Throwable e) {
      throw new IllegalStateException("the system call cannot be linked", e);
    }
  }

  private static Optional<MethodHandle> linux(Linker linker) {
    return handle(
        linker,
        "renameat2",
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT,
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_INT));
  }

  private static Optional<MethodHandle> mac(Linker linker) {
    return handle(
        linker,
        "renamex_np",
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  }

  @SuppressWarnings("restricted") // the two calls above are all that the program asks of the system
  private static Optional<MethodHandle> handle(
      Linker linker, String name, FunctionDescriptor descriptor) {
    return linker
        .defaultLookup()
        .find(name)
        .map(address -> linker.downcallHandle(address, descriptor));
  }
}
