package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import org.eclipse.jgit.errors.MissingObjectException;

/** Tells what went wrong in a repository, from what the library threw. */
final class GitFailure {
  private GitFailure() {}

  /** Work on a repository that may end in an input or output error. */
  @FunctionalInterface
  interface Work<T> {
    Outcome<T> run() throws IOException;
  }

  /** Runs work that only reads; a damaged or unreadable repository is a diagnostic. */
  static <T> Outcome<T> reading(String what, Work<T> work) {
    try {
      return work.run();
    } catch (UncheckedIOException | IOException | ArrayIndexOutOfBoundsException e) {
      return Outcome.failed(unreadable(what, e));
    }
  }

  /** Runs work that writes; a full disk or a repository without permission is a diagnostic. */
  static <T> Outcome<T> writing(String what, Work<T> work) {
    try {
      return work.run();
    } catch (MissingObjectException e) {
      return Outcome.failed(unreadable(what, e));
    } catch (ReadOnlyFileSystemException | UncheckedIOException | IOException e) {
      return Outcome.failed(unwritable(what, e));
    }
  }

  private static Diagnostic unreadable(String what, Exception problem) {
    if (problem instanceof MissingObjectException missing) {
      return Diagnostic.of(
              Code.GIT_MISSING_OBJECT,
              Location.nowhere(),
              "%s cannot be read: object `%s` is missing"
                  .formatted(what, missing.getObjectId().name()))
          .withHint(
              "`git fsck` lists what is missing; a partial or broken clone has to be fetched again");
    }
    return Diagnostic.of(
            Code.GIT_UNREADABLE,
            Location.nowhere(),
            "%s cannot be read: %s".formatted(what, reason(problem)))
        .withHint("`git fsck` tells what is damaged");
  }

  private static Diagnostic unwritable(String what, Exception problem) {
    if (isDiskFull(problem)) {
      return Diagnostic.of(
              Code.GIT_DISK_FULL,
              Location.nowhere(),
              what + " cannot be written: no space is left; no branch was moved")
          .withHint("make room and run again");
    }
    return Diagnostic.of(
            Code.GIT_UNWRITABLE,
            Location.nowhere(),
            "%s cannot be written: %s; no branch was moved".formatted(what, reason(problem)))
        .withHint("the git folder and its `objects` and `refs` must be writable for this user");
  }

  private static boolean isDiskFull(Exception problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
      if (message.contains("no space left")
          || message.contains("file too large")
          || message.contains("disk quota exceeded")
          || message.contains("not enough space on the disk")) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Exception problem) {
    Throwable cause = problem;
    while (cause.getCause() != null && !(cause instanceof FileSystemException)) {
      cause = cause.getCause();
    }
    if (cause instanceof AccessDeniedException denied) {
      return "no permission for `" + denied.getFile() + "`";
    }
    String message = cause.getMessage();
    return message == null ? "its format is broken" : OneLine.of(message, OneLine.NAME_LENGTH);
  }
}
