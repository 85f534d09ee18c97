package dev.drydock.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each form is the pattern that it stands for. */
class DnsTextTest {
  private static final String CHARACTERS = "az09AZ--__..@/ \né";
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

  @Test
  void aLabelIsItsPattern() {
    assertSame(DnsText::isLabel, LABEL);
  }

  @Test
  void aLabelWithALetterIsItsPattern() {
    assertSame(DnsText::isLabelWithLetter, "[a-z]([-a-z0-9]*[a-z0-9])?");
  }

  @Test
  void aSubdomainIsItsPattern() {
    assertSame(DnsText::isSubdomain, LABEL + "(\\." + LABEL + ")*");
  }

  @Test
  void aNameIsItsPattern() {
    assertSame(DnsText::isName, "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  }

  private static void assertSame(Predicate<String> form, String pattern) {
    Predicate<String> expected = Pattern.compile(pattern).asMatchPredicate();
    Random random = new Random(1);
    int accepted = 0;
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder();
      // Few of the kinds at a time, so that long texts are accepted too.
      int kinds = 1 + random.nextInt(CHARACTERS.length());
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(CHARACTERS.charAt(random.nextInt(kinds)));
      }
      String tried = text.toString();
      assertThat(form.test(tried)).as(tried).isEqualTo(expected.test(tried));
      accepted += form.test(tried) ? 1 : 0;
    }
    assertThat(accepted).isGreaterThan(1_000);
  }
}
