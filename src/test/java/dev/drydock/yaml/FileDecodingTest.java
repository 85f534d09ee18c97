package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileDecodingTest {

  @Test
  void decodesUtf8() {
    assertThat(text("a: ä😀\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("a: ä😀\n");
    assertThat(text(new byte[0])).isEmpty();
  }

  @Test
  void dropsAByteOrderMarkAtTheStartOnly() {
    assertThat(text("\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("a: 1\n");
    assertThat(text("\uFEFF\uFEFFa".getBytes(StandardCharsets.UTF_8))).isEqualTo("\uFEFFa");
  }

  @Test
  void refusesLatin1AtItsByte() {
    Diagnostic diagnostic = refused("a: 1\nb: 😀 caf\u00E9 x".replace("😀", "?"), "ISO-8859-1");
    assertThat(diagnostic.code().slug()).isEqualTo("yaml/encoding");
    assertThat(diagnostic.message()).isEqualTo("the byte 0xE9 is not UTF-8 here");
    assertThat(diagnostic.at().line()).isEqualTo(2);
    assertThat(diagnostic.at().column()).isEqualTo(9);
    assertThat(diagnostic.hint()).hasValue("save the file as UTF-8");
  }

  @Test
  void refusesACharacterThatTheEndOfTheFileCutsOff() {
    byte[] whole = "a: é".getBytes(StandardCharsets.UTF_8);
    Diagnostic diagnostic = refused(java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(diagnostic.message()).isEqualTo("the byte 0xC3 is not UTF-8 here");
    assertThat(diagnostic.at().column()).isEqualTo(4);
  }

  @Test
  void refusesEncodedSurrogatesAndOverlongForms() {
    assertThat(refused(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}).at().column())
        .isEqualTo(2);
    assertThat(refused(new byte[] {(byte) 0xC0, (byte) 0x80}).at().column()).isEqualTo(1);
  }

  @Test
  void refusesUtf16() {
    assertThat(refused("a: 1", "UTF-16").message()).isEqualTo("the file is UTF-16; expected UTF-8");
    assertThat(refused(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}).message())
        .isEqualTo("the file is UTF-16; expected UTF-8");
  }

  @Test
  void refusesOneByteBeyondTheLimit() {
    assertThat(text(new byte[StrictYaml.SIZE_LIMIT])).hasSize(StrictYaml.SIZE_LIMIT);
    Diagnostic diagnostic = refused(new byte[StrictYaml.SIZE_LIMIT + 1]);
    assertThat(diagnostic.code().slug()).isEqualTo("yaml/too-large");
    assertThat(diagnostic.at().path()).isEqualTo("fleet/a.yaml");
  }

  private static String text(byte[] bytes) {
    return switch (StrictYaml.decode("fleet/a.yaml", bytes)) {
      case Outcome.Ok<SourceFile> ok -> ok.value().text();
      case Outcome.Failed<SourceFile> failed -> throw new AssertionError(failed.diagnostics());
    };
  }

  private static Diagnostic refused(String text, String charset) {
    return refused(text.getBytes(java.nio.charset.Charset.forName(charset)));
  }

  private static Diagnostic refused(byte[] bytes) {
    Outcome<SourceFile> outcome = StrictYaml.decode("fleet/a.yaml", bytes);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return outcome.diagnostics().getFirst();
  }
}
