package dev.drydock.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A few entries in order, without a table: most maps of a document have less than nine, and looking
 * at each is quicker than hashing. Immutable.
 */
final class SmallMap<V> extends AbstractMap<String, V> implements SequencedMap<String, V> {
  private static final int MOST = 8;

  private final String[] keys;
  private final Object[] values;

  private SmallMap(SequencedMap<String, V> entries) {
    this.keys = new String[entries.size()];
    this.values = new Object[keys.length];
    int index = 0;
    for (Map.Entry<String, V> entry : entries.entrySet()) {
      keys[index] = entry.getKey();
      values[index++] = entry.getValue();
    }
  }

  /** Returns the same entries in the same order, in a map that nobody can change. */
  static <V> SequencedMap<String, V> copyOf(SequencedMap<String, V> entries) {
    if (entries instanceof SmallMap) {
      return entries;
    }
    return entries.size() <= MOST
        ? new SmallMap<>(entries)
        : Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
  }

  private int index(@Nullable Object key) {
    if (key == null) {
      return -1;
    }
    int hash = key.hashCode(); // a string keeps its own: most keys are passed by without a look
    for (int index = 0; index < keys.length; index++) {
      if (keys[index].hashCode() == hash && keys[index].equals(key)) {
        return index;
      }
    }
    return -1;
  }

  @SuppressWarnings("unchecked") // only values were put there
  private V value(int index) {
    return (V) values[index];
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int index = index(key);
    return index < 0 ? null : value(index);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return index(key) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super V> action) {
    for (int index = 0; index < keys.length; index++) {
      action.accept(keys[index], value(index));
    }
  }

  @Override
  public SequencedMap<String, V> reversed() {
    return Collections.unmodifiableSequencedMap(new LinkedHashMap<>(this).reversed());
  }

  @Override
  public Set<Map.Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Map.Entry<String, V>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, V>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < keys.length;
    }

    @Override
    public Map.Entry<String, V> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return new SimpleImmutableEntry<>(keys[next], value(next++));
    }
  }
}
