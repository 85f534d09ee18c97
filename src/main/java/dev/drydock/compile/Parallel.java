package dev.drydock.compile;

import dev.drydock.git.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does the same to many things on several threads. The order of the results is that of the things.
 *
 * @param threads how many
 */
record Parallel(int threads) implements Workers {

  /** Returns what the work makes of each item; a bug in one of them ends all of it. */
  @Override
  public <T, R> List<R> map(List<T> items, Function<T, R> work) {
    List<@Nullable R> results = new ArrayList<>(Collections.nCopies(items.size(), null));
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int index = next.getAndIncrement();
              index < items.size() && !Thread.currentThread().isInterrupted();
              index = next.getAndIncrement()) {
            results.set(index, work.apply(items.get(index)));
          }
        };
    run(Math.min(threads, items.size()), worker);
    List<R> all = new ArrayList<>(items.size());
    for (R result : results) {
      if (result == null) {
        throw new CancellationException("interrupted");
      }
      all.add(result);
    }
    return all;
  }

  /**
   * What two pieces of work gave.
   *
   * @param first what the first gave
   * @param second what the second gave
   */
  record Both<A, B>(A first, B second) {}

  /** Returns what two pieces of work give that know nothing of each other. */
  <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
    AtomicReference<@Nullable A> one = new AtomicReference<>();
    AtomicReference<@Nullable B> other = new AtomicReference<>();
    List<Runnable> work = List.of(() -> one.set(first.get()), () -> other.set(second.get()));
    map(
        work,
        task -> {
          task.run();
          return true;
        });
    return new Both<>(Objects.requireNonNull(one.get()), Objects.requireNonNull(other.get()));
  }

  private static void run(int threads, Runnable worker) {
    if (threads <= 1) {
      worker.run();
      return;
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int index = 0; index < threads; index++) {
        futures.add(executor.submit(worker));
      }
      await(futures, executor);
    }
  }

  private static void await(List<Future<?>> futures, ExecutorService executor) {
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      executor.shutdownNow();
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
