package dev.drydock.compile;

import dev.drydock.diag.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Publishes in a process of its own, so that tests choose its environment and may kill it. */
public final class PublishProcess {
  private PublishProcess() {}

  /** Publishes {@code folder} {@code revision} {@code tenants}, or two outputs in turn for ever. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    int tenants = Integer.parseInt(arguments[2]);
    if (arguments.length > 3) {
      while (true) {
        say(output(tenants).publish(folder, arguments[1]));
        say(
            output(tenants)
                .version("x")
                .tenant("other", "eu-1", "retired")
                .publish(folder, arguments[1]));
      }
    }
    say(output(tenants).publish(folder, arguments[1]));
  }

  static PublishFixture output(int tenants) {
    PublishFixture fixture = new PublishFixture();
    for (int tenant = 0; tenant < tenants; tenant++) {
      fixture.active("tenant-" + tenant);
    }
    return fixture;
  }

  private static void say(Outcome<PublishReport> outcome) {
    System.out.println(
        switch (outcome) {
          case Outcome.Ok<PublishReport> ok -> ok.value().commit();
          case Outcome.Failed<PublishReport> failed ->
              failed.diagnostics().getFirst().code().slug();
        });
  }

  /** Starts the process below a shell that first runs a command such as {@code umask 077}. */
  static Process start(
      String shell, List<String> options, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", shell + "; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(PublishProcess.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
