package dev.drydock.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What {@code e2e/run} calls: {@code CHECKOUT list}, {@code CHECKOUT programs [--gate] [NAME...]}
 * or {@code CHECKOUT run [--gate] [NAME...]}.
 */
public final class Main {
  private static final int USAGE = 64;

  private Main() {}

  /** Does one of the three, and exits with 0 if nothing failed. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path checkout = Path.of(arguments[0]);
    List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
    Optional<List<EndToEndTest>> selected = selected(rest);
    if (selected.isEmpty()) {
      System.exit(USAGE);
      return;
    }
    List<EndToEndTest> tests = selected.get();
    System.exit(
        switch (arguments[1]) {
          case "list" -> list();
          case "programs" -> programs(tests);
          default -> TestRunner.of(checkout, System.out).run(tests) ? 0 : 1;
        });
  }

  private static int list() {
    for (EndToEndTest test : Tests.ALL) {
      System.out.printf(
          "%-16s %s %s%n", test.name(), test.isInGate() ? "gate" : "    ", test.proves());
    }
    return 0;
  }

  private static int programs(List<EndToEndTest> tests) {
    TreeSet<String> names = new TreeSet<>();
    tests.forEach(test -> names.addAll(test.programs()));
    names.forEach(System.out::println);
    return 0;
  }

  private static Optional<List<EndToEndTest>> selected(List<String> arguments) {
    List<String> names = new ArrayList<>(arguments);
    boolean gate = names.remove("--gate");
    List<EndToEndTest> result = new ArrayList<>();
    for (EndToEndTest test : Tests.ALL) {
      boolean isNamed = names.remove(test.name());
      if (isNamed || (gate && test.isInGate()) || (!gate && arguments.isEmpty())) {
        result.add(test);
      }
    }
    if (!names.isEmpty()) {
      System.err.println(
          "e2e: there is no test or option "
              + names.getFirst()
              + "; e2e/run --list shows the tests");
      return Optional.empty();
    }
    return Optional.of(result);
  }
}
