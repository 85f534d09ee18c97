package dev.drydock.e2e.configuration;

import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A judge that reads and serves nothing.
 *
 * @param name what messages call it
 * @param program the recipe's name of it
 * @param arguments what it is called with; empty where it has nothing to judge
 */
record DryRun(String name, String program, Function<UnpackedContainer, List<String>> arguments)
    implements Judge {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** Returns a program that is called as it is rendered, with one argument more. */
  static Judge of(String program, String dryRun) {
    return new DryRun(
        program + " " + dryRun,
        program,
        container -> Stream.concat(container.arguments().stream(), Stream.of(dryRun)).toList());
  }

  /** Returns another program, which reads the files that an argument names. */
  static Judge ofFiles(String program, List<String> command, String argument) {
    return new DryRun(
        program + " " + String.join(" ", command),
        program,
        container -> {
          List<String> files =
              container.values(argument).stream().flatMap(DryRun::expanded).toList();
          return files.isEmpty()
              ? List.of()
              : Stream.concat(command.stream(), files.stream()).toList();
        });
  }

  private static Stream<String> expanded(String pattern) {
    Path path = Path.of(pattern);
    try (Stream<Path> files = Files.list(path.getParent())) {
      PathMatcher matcher = path.getFileSystem().getPathMatcher("glob:" + path);
      return files.filter(matcher::matches).sorted().map(Path::toString).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public boolean concerns(UnpackedContainer container) {
    return !arguments.apply(container).isEmpty();
  }

  @Override
  public List<String> objections(Scene scene, String run, UnpackedContainer container)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(scene.program(program).toString()));
    command.addAll(arguments.apply(container));
    RunningProgram judging = scene.start(run, command);
    int code = judging.awaitEnd(LIMIT);
    return code == 0
        ? Judge.errors(judging.log())
        : List.of("exit code " + code + ": " + Files.readString(judging.log()).strip());
  }
}
