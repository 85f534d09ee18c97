package dev.drydock.cli;

import dev.drydock.compile.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a progress bar at a terminal once a piece of work has taken a second. */
final class ConsoleProgress implements Progress {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int REFRESH_MILLISECONDS = 100;
  private static final int WIDTH = 80;

  private final PrintStream err;
  private final AtomicInteger done = new AtomicInteger();
  private volatile long started;
  private volatile int total;
  private volatile String task = "";
  private volatile @Nullable ProgressBar bar;

  ConsoleProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void start(String name, int steps) {
    task = name;
    total = steps;
    done.set(0);
    started = System.nanoTime();
  }

  @Override
  public void step() {
    int now = done.incrementAndGet();
    ProgressBar shown = bar;
    if (shown != null) {
      shown.stepTo(now);
    } else if (System.nanoTime() - started > PATIENCE.toNanos()) {
      show();
    }
  }

  private synchronized void show() {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
              .clearDisplayOnFinish()
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
              .build();
    }
  }

  @Override
  public synchronized void end() {
    ProgressBar shown = bar;
    bar = null;
    if (shown != null) {
      shown.close();
    }
  }
}
