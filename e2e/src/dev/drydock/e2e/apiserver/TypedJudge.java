package dev.drydock.e2e.apiserver;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import dev.drydock.diag.SourceTree;
import dev.drydock.manifest.KubernetesSchemas;
import dev.drydock.manifest.Manifest;
import dev.drydock.manifest.TypedCheck;
import dev.drydock.yaml.StrictYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Drydock's own verdict on an object.
 *
 * @param check with the schemas of the checkout
 */
record TypedJudge(TypedCheck check) {
  /** The strict reader refuses line ends that only some readers know; escaped, they are text. */
  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Returns the judge with the schemas of a checkout. */
  static TypedJudge of(Path checkout) throws IOException {
    return switch (KubernetesSchemas.load(new CheckoutTree(checkout), "schemas")) {
      case Outcome.Ok<KubernetesSchemas> ok -> new TypedJudge(new TypedCheck(ok.value()));
      case Outcome.Failed<KubernetesSchemas> failed ->
          throw new IOException("the schemas cannot be read: " + failed.diagnostics());
    };
  }

  /** Returns what is wrong with an object. */
  List<Diagnostic> judge(JsonNode object) throws IOException {
    SourceFile file = new SourceFile("object.yaml", ASCII.writeValueAsString(object));
    return switch (StrictYaml.parse(file).then(documents -> Manifest.of(documents.getFirst()))) {
      case Outcome.Ok<Manifest> ok -> check.judge(ok.value());
      case Outcome.Failed<Manifest> failed -> failed.diagnostics();
    };
  }

  /**
   * The regular files of a checkout.
   *
   * @param root its folder
   */
  private record CheckoutTree(Path root) implements SourceTree {
    @Override
    public List<Entry> list(String folder) {
      Path start = root.resolve(folder);
      if (!Files.exists(start)) {
        return List.of();
      }
      try (Stream<Path> walk = Files.walk(start)) {
        return walk.filter(Files::isRegularFile)
            .map(path -> new Entry(root.relativize(path).toString(), Kind.FILE))
            .sorted(Comparator.comparing(Entry::path))
            .toList();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    @Override
    public Outcome<byte[]> read(String path, int limit) {
      try {
        return Outcome.ok(Files.readAllBytes(root.resolve(path)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
