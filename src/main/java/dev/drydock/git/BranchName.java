package dev.drydock.git;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;

/** What a branch may be called. */
final class BranchName {
  private BranchName() {}

  /** Returns what is wrong with the name of a branch. */
  static Optional<Diagnostic> problem(String branch) {
    boolean valid =
        Repository.isValidRefName(Constants.R_HEADS + branch)
            && !branch.startsWith("-")
            && !branch.startsWith("refs/")
            && !branch.equals(Constants.HEAD);
    if (valid) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
                Code.GIT_BRANCH_NAME,
                Location.nowhere(),
                "`" + branch + "` cannot be the name of a branch")
            .withHint("write the bare name, such as `rendered`"));
  }
}
