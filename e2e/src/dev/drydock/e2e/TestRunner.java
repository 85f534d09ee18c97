package dev.drydock.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs tests one after the other and says how they went.
 *
 * @param checkout the root of the repository under test
 * @param missing the programs that could not be had, each with the reason
 * @param out where everything is said
 */
record TestRunner(Path checkout, Map<String, String> missing, PrintStream out) {

  /** Reads what {@code e2e/run} noted of missing programs. */
  static TestRunner of(Path checkout, PrintStream out) {
    Map<String, String> missing = new LinkedHashMap<>();
    String noted = System.getenv().getOrDefault("DRYDOCK_E2E_LEFT_OUT", "");
    for (String line : noted.lines().toList()) {
      String[] parts = line.split("\t", 2);
      missing.put(parts[0], parts[1]);
    }
    return new TestRunner(checkout, missing, out);
  }

  /** Returns whether all that ran passed. */
  boolean run(List<EndToEndTest> tests) throws IOException, InterruptedException {
    List<String> passed = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (EndToEndTest test : tests) {
      Optional<String> reason =
          test.programs().stream().filter(missing::containsKey).map(missing::get).findFirst();
      if (reason.isPresent()) {
        leftOut.add(test.name() + ": " + reason.get());
      } else if (run(test)) {
        passed.add(test.name());
      } else {
        failed.add(test.name());
      }
    }
    summary(passed, failed, leftOut);
    return failed.isEmpty();
  }

  private boolean run(EndToEndTest test) throws IOException, InterruptedException {
    out.println(test.name() + ": " + test.proves());
    Path folder =
        Files.createTempDirectory(
            Files.createDirectories(checkout.resolve(".cache/e2e/runs")), test.name() + "-");
    long start = System.nanoTime();
    int wrong;
    List<Path> elsewhere;
    try (Scene scene = new Scene(checkout, folder, out)) {
      try {
        test.run(scene);
      } catch (IOException | RuntimeException failure) {
        scene.wrong(told(failure));
      }
      wrong = scene.wrongCount();
      elsewhere = scene.elsewhere();
    }
    for (Path each : elsewhere) {
      remove(each, "");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String seconds = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    if (wrong == 0) {
      remove(folder, "");
      out.println("  passed in " + seconds + "\n");
      return true;
    }
    remove(folder, ".log");
    out.println("  FAILED in " + seconds + "; the logs are in " + folder + "\n");
    return false;
  }

  private static String told(Exception failure) {
    StringBuilder text = new StringBuilder(failure.toString());
    for (StackTraceElement element : failure.getStackTrace()) {
      if (element.getClassName().startsWith("dev.drydock.")) {
        text.append("\n  at ").append(element);
      }
    }
    if (failure.getCause() != null) {
      text.append("\n  because of ").append(failure.getCause());
    }
    return text.toString();
  }

  /** Removes a folder, but for files with a suffix that is to be kept, if it is not empty. */
  private static void remove(Path folder, String kept) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      boolean isKept =
          Files.isDirectory(path)
              ? !isEmpty(path)
              : !kept.isEmpty() && path.toString().endsWith(kept);
      if (!isKept) {
        Files.delete(path);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private void summary(List<String> passed, List<String> failed, List<String> leftOut) {
    out.println("passed: " + (passed.isEmpty() ? "none" : String.join(", ", passed)));
    if (!failed.isEmpty()) {
      out.println("FAILED: " + String.join(", ", failed));
    }
    for (String line : leftOut) {
      out.println("NOT RUN, NOTHING PROVED: " + line);
    }
  }
}
