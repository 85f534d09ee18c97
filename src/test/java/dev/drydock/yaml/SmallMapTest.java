package dev.drydock.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A small map is the map that it was copied from, on both sides of what counts as small. */
class SmallMapTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 40})
  void aCopyIsTheMap(int size) {
    SequencedMap<String, Integer> original = new LinkedHashMap<>();
    for (int index = 0; index < size; index++) {
      original.put("key-" + (index * 7) % 41, index);
    }

    SequencedMap<String, Integer> copy = SmallMap.copyOf(original);

    assertThat(copy).isEqualTo(original).hasSameHashCodeAs(original).hasSize(size);
    assertThat(original).isEqualTo(copy);
    assertThat(new ArrayList<>(copy.keySet())).isEqualTo(new ArrayList<>(original.keySet()));
    assertThat(new ArrayList<>(copy.values())).isEqualTo(new ArrayList<>(original.values()));
    assertThat(copy.toString()).isEqualTo(original.toString());
    assertThat(copy.reversed().toString()).isEqualTo(original.reversed().toString());
    original.forEach((key, value) -> assertThat(copy.get(key)).isEqualTo(value));
    assertThat(copy.get("absent")).isNull();
    assertThat(copy.containsKey("absent")).isFalse();
    SequencedMap<String, Integer> visited = new LinkedHashMap<>();
    copy.forEach(visited::put);
    assertThat(visited.toString()).isEqualTo(original.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9})
  void aCopyCannotBeChangedAndDoesNotChange(int size) {
    SequencedMap<String, Integer> original = new LinkedHashMap<>();
    for (int index = 0; index < size; index++) {
      original.put("key-" + index, index);
    }
    SequencedMap<String, Integer> copy = SmallMap.copyOf(original);
    original.put("key-0", -1);
    original.put("more", 1);

    assertThat(copy).hasSize(size).containsEntry("key-0", 0);
    assertThatThrownBy(() -> copy.put("key-0", 1)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> copy.remove("key-0")).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(copy::clear).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> copy.entrySet().iterator().next().setValue(2))
        .isInstanceOf(RuntimeException.class);
  }
}
