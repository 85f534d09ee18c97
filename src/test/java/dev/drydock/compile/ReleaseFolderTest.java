package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release appears as a whole and sound, or not at all. */
final class ReleaseFolderTest {
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();

  @TempDir Path root;

  @Test
  void refusesTemplatesThatCannotBeRead() throws IOException {
    copyTenantTemplates();
    Path template = root.resolve("templates/tenant/instance/route.yaml.peb");
    Files.writeString(template, Files.readString(template) + "\nbroken: {{ values.nonsense }}\n");
    assertThat(messages(cut(false)))
        .singleElement()
        .satisfies(message -> assertThat(message).contains("`nonsense`"));
    assertThat(root.resolve("fleet")).doesNotExist();
  }

  @Test
  void refusesDefaultsThatTheComponentDoesNotKnow() throws IOException {
    Path defaults = root.resolve("defaults.yaml");
    Files.writeString(defaults, "instance: {replicas: {minimum: 3}}\n");
    assertThat(messages(cut(false, defaults)))
        .singleElement()
        .satisfies(message -> assertThat(message).contains("`minimum`"));
    Files.writeString(defaults, "instance: {replicas: {min: 3}}\n");
    assertThat(messages(cut(false, defaults))).isEmpty();
    assertThat(root.resolve("fleet/releases/1.0.0/release.yaml")).content().contains("min: 3");
  }

  @Test
  void renewsAReleaseOnlyWhereItIsAskedTo() throws IOException {
    assertThat(messages(cut(false))).isEmpty();
    Path stray = root.resolve("fleet/releases/1.0.0/templates/instance/stray.yaml.peb");
    Files.writeString(stray, "");
    assertThat(messages(cut(false))).containsExactly("the release `1.0.0` exists already");
    assertThat(stray).exists();
    assertThat(messages(cut(true))).isEmpty();
    assertThat(stray).doesNotExist();
    try (Stream<Path> files = Files.list(root)) {
      assertThat(files).containsExactly(root.resolve("fleet"));
    }
  }

  private void copyTenantTemplates() throws IOException {
    for (var entry : new WorkTree(CHECKOUT).list("templates/tenant")) {
      Path file = root.resolve(entry.path());
      Files.createDirectories(file.getParent());
      Files.copy(CHECKOUT.resolve(entry.path()), file);
    }
  }

  private Outcome<Integer> cut(boolean replace, Path... defaults) {
    LayeredTree source = new LayeredTree(new WorkTree(root), new WorkTree(CHECKOUT));
    Optional<Path> file = Stream.of(defaults).findFirst();
    return new ReleaseFolder(root).cut(source, new CutOptions("1.0.0", replace, file));
  }

  private static List<String> messages(Outcome<Integer> outcome) {
    return outcome.diagnostics().stream().map(Diagnostic::message).toList();
  }
}
