package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeValuesTest {

  @Test
  void givesPlainValuesInOrder() {
    Object plain = NodeValues.plain(parse("z: [1, 0.5, true, null, x]\na: {b: '2'}\n"));
    assertThat(plain).isInstanceOf(LinkedHashMap.class);
    Map<?, ?> map = (Map<?, ?>) plain;
    assertThat(map.keySet().toString()).isEqualTo("[z, a]");
    assertThat(map.get("z"))
        .isInstanceOf(ArrayList.class)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(1L, new BigDecimal("0.5"), true, null, "x");
    assertThat(map.get("a")).isEqualTo(Map.of("b", "2"));
  }

  @Test
  void ignoresPlacesAndTheOrderOfKeys() {
    assertThat(equal("a: 1\nb: [x, {c: 0.5}]", "\n\nb:\n- x\n- c: 0.5\na: 1\n")).isTrue();
  }

  @Test
  void seesEveryDifference() {
    assertThat(equal("a: 1", "a: 2")).isFalse();
    assertThat(equal("a: 1", "a: '1'")).isFalse();
    assertThat(equal("a: true", "a: 'true'")).isFalse();
    assertThat(equal("a: null", "a: 'null'")).isFalse();
    assertThat(equal("a: null", "{}")).isFalse();
    assertThat(equal("a: 1", "a: 1\nb: 1")).isFalse();
    assertThat(equal("a: 1", "b: 1")).isFalse();
    assertThat(equal("a: [1, 2]", "a: [2, 1]")).isFalse();
    assertThat(equal("a: [1]", "a: [1, 1]")).isFalse();
    assertThat(equal("a: []", "a: {}")).isFalse();
    assertThat(equal("a: [{b: 1}]", "a: [{b: 2}]")).isFalse();
  }

  private static boolean equal(String one, String other) {
    boolean forth = NodeValues.equal(parse(one), parse(other));
    assertThat(NodeValues.equal(parse(other), parse(one))).isEqualTo(forth);
    return forth;
  }

  private static MappingNode parse(String text) {
    return Parsed.one(StrictYaml.parse(new SourceFile("fleet/a.yaml", text)));
  }
}
