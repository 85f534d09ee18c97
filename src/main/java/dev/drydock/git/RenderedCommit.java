package dev.drydock.git;

/**
 * A commit of the rendered branch that is to be written.
 *
 * @param tree the output
 * @param metadata the text of {@code hydrator.metadata}
 * @param message the text
 * @param author who wrote the source commit
 * @param committer whom the branch is written by, at the time of the source commit
 * @param note the text for {@code refs/notes/hydrator.metadata}
 */
public record RenderedCommit(
    RenderedTree tree,
    String metadata,
    CommitMessage message,
    Person author,
    Person committer,
    String note) {}
