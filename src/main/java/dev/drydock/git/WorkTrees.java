package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;

/** Knows which branches are checked out: moving one would leave its work tree behind. */
record WorkTrees(FileRepository repository) {

  /** Returns why a branch may not be moved. */
  Optional<Diagnostic> problem(String branch) throws IOException {
    Path common = repository.getCommonDirectory().toPath();
    if (!repository.isBare() && isAt(common.resolve("HEAD"), branch)) {
      return Optional.of(checkedOut(branch));
    }
    Path linked = common.resolve("worktrees");
    if (!Files.isDirectory(linked)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> trees = Files.newDirectoryStream(linked)) {
      for (Path tree : trees) {
        if (isAt(tree.resolve("HEAD"), branch)) {
          return Optional.of(checkedOut(branch));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAt(Path head, String branch) throws IOException {
    return Files.isRegularFile(head)
        && Files.readString(head).strip().equals("ref: refs/heads/" + branch);
  }

  private static Diagnostic checkedOut(String branch) {
    return Diagnostic.of(
            Code.GIT_BRANCH_CHECKED_OUT,
            Location.nowhere(),
            "the branch `" + branch + "` is checked out in a work tree, so it cannot be moved")
        .withHint("`git switch` to the branch that holds the fleet");
  }
}
