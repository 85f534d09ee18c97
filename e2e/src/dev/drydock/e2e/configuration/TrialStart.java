package dev.drydock.e2e.configuration;

import dev.drydock.e2e.Ports;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is started as it is rendered, on a free port, until it is healthy, and then asked
 * to stop.
 *
 * @param program the recipe's name of it
 * @param listen the argument that says where it listens
 */
record TrialStart(String program, String listen) implements Judge {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int OK = 200;

  @Override
  public String name() {
    return program + ", started";
  }

  @Override
  public boolean concerns(UnpackedContainer container) {
    return true;
  }

  @Override
  public List<String> objections(Scene scene, String run, UnpackedContainer container)
      throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    List<String> command = new ArrayList<>(List.of(scene.program(program).toString()));
    container.arguments().stream()
        .filter(argument -> !argument.startsWith("-" + listen + "="))
        .forEach(command::add);
    command.add("-" + listen + "=127.0.0.1:" + port);
    RunningProgram started = scene.start(run, command);
    Waiting.until(
        program + " to be healthy or to end",
        LIMIT,
        () -> !started.process().isAlive() || isHealthy(port));
    started.process().destroy();
    int code = started.awaitEnd(LIMIT);
    return code == 0
        ? Judge.errors(started.log())
        : List.of("exit code " + code + ": " + Files.readString(started.log()).strip());
  }

  private static boolean isHealthy(int port) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest health =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health")).build();
      return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    }
  }
}
