package dev.drydock.git;

import java.util.List;
import java.util.function.Function;

/** Works on one thread. */
enum OneByOne implements Workers {
  WORKER;

  @Override
  public <T, R> List<R> map(List<T> items, Function<T, R> work) {
    return items.stream().map(work).toList();
  }
}
