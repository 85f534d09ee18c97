package dev.drydock.e2e.apiserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same to many things, several at a time. */
final class Parallel {
  private static final int IN_FLIGHT = 12;

  private Parallel() {}

  /** One thing's work. */
  @FunctionalInterface
  interface Work<T, R> {
    R of(T thing) throws IOException, InterruptedException;
  }

  /** Returns the results in the order of the things. */
  static <T, R> List<R> map(List<T> things, Work<T, R> work)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
      List<Future<R>> running = new ArrayList<>();
      for (T thing : things) {
        running.add(threads.submit(() -> work.of(thing)));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause());
    }
  }
}
