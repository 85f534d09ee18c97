package dev.drydock.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The workflows of this repository, judged by actionlint. */
final class WorkflowTest implements EndToEndTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "workflows";
  }

  @Override
  public String proves() {
    return "actionlint finds nothing in .github/workflows, and does find what is wrong";
  }

  @Override
  public List<String> programs() {
    return List.of("actionlint");
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    List<Path> files;
    try (Stream<Path> list = Files.list(scene.checkout().resolve(".github/workflows"))) {
      files = list.sorted().toList();
    }
    if (files.isEmpty()) {
      scene.wrong("there is no workflow in .github/workflows");
    }
    RunningProgram lint = lint(scene, "actionlint", files);
    if (lint.awaitEnd(LIMIT) == 0) {
      scene.proved(files.size() + " workflows have no finding");
    } else {
      scene.wrong(Files.readString(lint.log()));
    }
    Path broken = scene.folder().resolve("broken.yaml");
    Files.writeString(broken, Files.readString(files.getFirst()).replace("runs-on:", "run-on:"));
    if (lint(scene, "actionlint-broken", List.of(broken)).awaitEnd(LIMIT) == 0) {
      scene.wrong("actionlint says nothing of `run-on:`");
    } else {
      scene.proved("`run-on:` in place of `runs-on:` is found");
    }
  }

  private static RunningProgram lint(Scene scene, String name, List<Path> files)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(scene.program("actionlint").toString());
    // What lies on the PATH of one machine and not of another is no part of the verdict.
    command.addAll(List.of("-no-color", "-shellcheck=", "-pyflakes="));
    files.forEach(file -> command.add(file.toString()));
    return scene.start(name, command);
  }
}
