package dev.drydock.compile;

import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
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
                publish(
                    repository,
                    source,
                    parallel.both(
                        () -> compiler.compile(tree),
                        () -> InputsDigest.of(new LayeredTree(tree, packed))),
                    options));
  }

  private Outcome<PublishReport> publish(
      GitRepository repository,
      SourceCommit source,
      Parallel.Both<Outcome<CompiledFleet>, Outcome<String>> inputs,
      PublishOptions options) {
    return inputs
        .first()
        .then(
            compiled ->
                inputs
                    .second()
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
                                parallel)));
  }
}
