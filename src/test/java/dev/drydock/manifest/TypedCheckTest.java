package dev.drydock.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedCheckTest {
  private static final KubernetesSchemas SCHEMAS =
      Manifests.value(KubernetesSchemas.load(new FolderTree(Path.of("")), "schemas"));
  private static final TypedCheck CHECK = new TypedCheck(SCHEMAS);

  static Stream<String> goodObjects() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/manifest/good.yaml"));
    return Arrays.stream(text.split("(?m)^---\n"));
  }

  private static List<String> judged(String text) {
    return CHECK.judge(Manifests.read(text)).stream().map(TypedCheckTest::shown).toList();
  }

  private static String shown(Diagnostic found) {
    return found.code()
        + " "
        + found.message()
        + found.hint().map(hint -> " (" + hint + ")").orElse("");
  }

  private static String good(String kind) throws IOException {
    return goodObjects()
        .filter(text -> text.contains("\nkind: " + kind + "\n"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("goodObjects")
  void acceptsGoodObjects(String text) {
    assertThat(judged(text)).isEmpty();
  }

  @Test
  void hasAGoodObjectOfEveryKind() throws IOException {
    List<String> kinds = new ArrayList<>();
    goodObjects()
        .map(text -> Manifests.read(text).identity())
        .forEach(identity -> kinds.add(identity.apiVersion() + "/" + identity.kind()));
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(SCHEMAS.kinds());
  }

  static Stream<Mutation> mutations() throws IOException {
    return Mutation.read(Path.of("src/test/resources/manifest/mutations.txt"));
  }

  @ParameterizedTest
  @MethodSource("mutations")
  void refusesEveryMutation(Mutation mutation) throws IOException {
    assertThat(judged(mutation.applied(good(mutation.kind()))))
        .containsExactlyElementsOf(mutation.expected());
  }
}
