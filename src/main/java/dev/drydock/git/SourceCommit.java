package dev.drydock.git;

import org.eclipse.jgit.revwalk.RevCommit;

/**
 * The commit that is compiled.
 *
 * @param id the full id
 * @param tree the id of its tree
 * @param author who wrote the change, and when
 * @param committer who made the commit, and when
 * @param subject the first paragraph of its message as one line, without control characters and at
 *     most 100 characters long
 */
public record SourceCommit(
    String id, String tree, Person author, Person committer, String subject) {

  static SourceCommit of(RevCommit commit) {
    return new SourceCommit(
        commit.name(),
        commit.getTree().name(),
        Person.of(commit.getAuthorIdent()),
        Person.of(commit.getCommitterIdent()),
        OneLine.of(commit.getShortMessage(), OneLine.SUBJECT_LENGTH));
  }

  /** Returns the id as people write it. */
  public String shortId() {
    return id.substring(0, 10);
  }
}
