package dev.drydock.compile;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.git.CommitTree;
import dev.drydock.git.GitRepository;
import dev.drydock.git.SourceCommit;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * Compiles a commit and publishes what it gives.
 *
 * @param root the folder of the fleet's repository
 * @param packed the templates and schemas that the program brings
 * @param compiler the compiler
 * @param parallel who computes ids and compresses
 */
record FleetPublisher(Path root, SourceTree packed, Compiler compiler, Parallel parallel) {

  Outcome<PublishReport> publish(PublishOptions options) {
    return GitRepository.open(root)
        .then(
            repository -> {
              try (repository) {
                return repository
                    .resolve(options.commit())
                    .then(source -> publish(repository, source, options));
              }
            });
  }

  private Outcome<PublishReport> publish(
      GitRepository repository, SourceCommit source, PublishOptions options) {
    return repository
        .tree(source, repository.folder())
        .then(
            tree ->
                compiler
                    .compile(tree)
                    .then(compiled -> publish(repository, source, tree, compiled, options)));
  }

  private Outcome<PublishReport> publish(
      GitRepository repository,
      SourceCommit source,
      CommitTree tree,
      CompiledFleet compiled,
      PublishOptions options) {
    return InputsDigest.of(new LayeredTree(tree, packed))
        .then(
            digest ->
                BranchPublisher.publish(
                    repository,
                    new Publication(
                        source,
                        compiled.fleet(),
                        compiled.tree(),
                        digest,
                        Drydock.version(),
                        new TreeSet<>(options.allowDelete()),
                        options.adopt(),
                        options.failIfSuperseded()),
                    parallel));
  }
}
