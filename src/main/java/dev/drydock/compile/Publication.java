package dev.drydock.compile;

import dev.drydock.fleet.Fleet;
import dev.drydock.git.SourceCommit;
import dev.drydock.manifest.FileTree;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An output that is to be published.
 *
 * @param source the commit that was compiled
 * @param fleet its fleet
 * @param tree its output
 * @param inputsDigest the digest of everything that was read
 * @param version the version of the compiler
 * @param allowDelete tenants, stacks, regions and components that may be removed
 * @param adopt whether to take over a branch that something else made
 * @param failIfSuperseded whether a newer published source is a failure
 */
record Publication(
    SourceCommit source,
    Fleet fleet,
    FileTree tree,
    String inputsDigest,
    String version,
    SortedSet<String> allowDelete,
    boolean adopt,
    boolean failIfSuperseded) {

  Publication {
    allowDelete = Collections.unmodifiableSortedSet(new TreeSet<>(allowDelete));
  }

  /** Returns the branch, without {@code refs/heads/}. */
  String branch() {
    return text("publish", "branch");
  }

  /** Returns a string of the fleet's root document that its schema requires. */
  String text(String... path) {
    return fleet.spec().string(path).orElseThrow();
  }
}
