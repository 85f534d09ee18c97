package dev.drydock.git;

import java.util.List;
import java.util.function.Function;

/** Does the same to many things, perhaps on several threads. */
public interface Workers {

  /** Returns what the work makes of each item, in the order of the items. */
  <T, R> List<R> map(List<T> items, Function<T, R> work);
}
