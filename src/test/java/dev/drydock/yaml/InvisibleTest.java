package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvisibleTest {

  @Test
  void refusesExactlyTheCharactersOfTheTable() {
    StringBuilder found = new StringBuilder();
    @Nullable Code before = null;
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      Code code = Invisible.refusal(c);
      if (code != before) {
        found.append("%04X %s\n".formatted(c, code == null ? "-" : code.slug()));
      }
      before = code;
    }
    assertThat(found.toString())
        .isEqualTo(
            """
            0000 yaml/control-character
            0009 -
            000B yaml/control-character
            000D -
            000E yaml/control-character
            0020 -
            007F yaml/control-character
            0085 yaml/line-separator
            0086 yaml/control-character
            00A0 -
            00AD yaml/zero-width
            00AE -
            061C yaml/bidirectional
            061D -
            180E yaml/zero-width
            180F -
            200B yaml/zero-width
            200E yaml/bidirectional
            2010 -
            2028 yaml/line-separator
            202A yaml/bidirectional
            202F -
            2060 yaml/zero-width
            2065 -
            2066 yaml/bidirectional
            206A yaml/zero-width
            2070 -
            D800 yaml/surrogate
            E000 -
            FEFF yaml/zero-width
            FF00 -
            FFF9 yaml/zero-width
            FFFC -
            FFFE yaml/control-character
            10000 -
            E0000 yaml/zero-width
            E0080 -
            """);
  }

  @Test
  void letsEscapesSpellWhatIsOnlyHardToSee() {
    assertThat(Invisible.refusalOfEscape(0x2028)).isNull();
    assertThat(Invisible.refusalOfEscape(0x85)).isEqualTo(Code.YAML_LINE_SEPARATOR);
    assertThat(Invisible.refusalOfEscape(0x202E)).isNull();
    assertThat(Invisible.refusalOfEscape(0xFEFF)).isNull();
    assertThat(Invisible.refusalOfEscape(0xFFFE)).isNull();
    assertThat(Invisible.refusalOfEscape(0)).isEqualTo(Code.YAML_CONTROL_CHARACTER);
    assertThat(Invisible.refusalOfEscape(0x9B)).isEqualTo(Code.YAML_CONTROL_CHARACTER);
    assertThat(Invisible.refusalOfEscape(0xD800)).isEqualTo(Code.YAML_SURROGATE);
  }
}
