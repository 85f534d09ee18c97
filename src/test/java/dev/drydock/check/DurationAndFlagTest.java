package dev.drydock.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationAndFlagTest {

  private static TraefikArguments arguments(String flags) {
    MappingNode container =
        Scenario.documents("templates/a.yaml", "args:\n" + flags.indent(0)).getFirst();
    return TraefikArguments.of(container);
  }

  @ParameterizedTest
  @CsvSource({
    "60s,60000",
    "60,60000",
    "0,0",
    "1m30s,90000",
    "1h,3600000",
    "500ms,500",
    "1.5s,1500",
    ".5m,30000",
    "2m0s,120000",
    "1000us,1",
    "0s,0"
  })
  void readsDurationsAsGoDoes(String text, long milliseconds) {
    assertThat(GoDuration.parse(text)).contains(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "1x", "1s 2s", "-1s", "١s", "1.s.", "10 s"})
  void readsNothingElse(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }

  @Test
  void printsSecondsWithoutUselessDigits() {
    assertThat(GoDuration.print(Duration.ofSeconds(66))).isEqualTo("66 s");
    assertThat(GoDuration.print(Duration.ofMillis(1500))).isEqualTo("1.5 s");
    assertThat(GoDuration.print(Duration.ofSeconds(100))).isEqualTo("100 s");
    assertThat(GoDuration.print(Duration.ofSeconds(-6))).isEqualTo("-6 s");
  }

  @Test
  void readsFlagsWhateverTheirLettersAndTakesTheLast() {
    TraefikArguments arguments = arguments("- --Ping.EntryPoint=a\n- -ping.entrypoint=b\n");

    assertThat(arguments.value("ping.entrypoint", "")).isEqualTo("b");
    assertThat(arguments.value("PING.entryPoint", "")).isEqualTo("b");
  }

  @Test
  void readsFlagsWithoutAValueAndWithADetachedOne() {
    TraefikArguments arguments =
        arguments("- --ping\n- --ping.entrypoint\n- traefik\n- --log.level=INFO\n");

    assertThat(arguments.value("ping", "false")).isEqualTo("true");
    assertThat(arguments.value("ping.entrypoint", "")).isEqualTo("traefik");
  }

  @Test
  void namesEveryEntryPointThatAFlagSpeaksOf() {
    TraefikArguments arguments =
        arguments(
            """
            - --entrypoints.b.address=:1
            - --entryPoints.A.transport.keepalivemaxtime=5
            - --entrypointsx.c.address=:2
            """);

    assertThat(arguments.entryPoints()).containsExactly("a", "b");
  }

  @Test
  void parsesImagesWithPortsTagsAndDigests() {
    assertThat(ImageReference.parse("a:5000/b/c"))
        .isEqualTo(new ImageReference("a:5000/b/c", Optional.empty(), Optional.empty()));
    assertThat(ImageReference.parse("a:5000/b:1.2@sha256:00"))
        .isEqualTo(new ImageReference("a:5000/b", Optional.of("1.2"), Optional.of("sha256:00")));
  }
}
