package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.cli.Console;
import dev.drydock.cli.DrydockCli;
import dev.drydock.git.GitSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A repository in a temporary folder that begins as a copy of what lies in this one. */
record FleetRepository(Path folder) {

  /** Copies the reference fleet alone: templates and schemas come with the program. */
  static FleetRepository ofFleet(Path folder) {
    return copied(folder, List.of("fleet"));
  }

  /** Copies everything that a compile reads. */
  static FleetRepository ofEverything(Path folder) {
    return copied(folder, List.of("fleet", "templates", "schemas"));
  }

  private static FleetRepository copied(Path folder, List<String> parts) {
    FleetRepository repository = new FleetRepository(folder);
    for (String part : parts) {
      files(Path.of(part)).forEach((path, text) -> repository.write(part + "/" + path, text));
    }
    return repository;
  }

  /** Returns the files below a folder of this repository, by path. */
  SortedMap<String, String> files(String below) {
    return files(folder.resolve(below));
  }

  /** Returns the files of a folder, by path; each character is a byte. */
  static SortedMap<String, String> files(Path root) {
    SortedMap<String, String> files = new TreeMap<>();
    if (!Files.exists(root)) {
      return files;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          byte[] bytes = Files.readAllBytes(path);
          files.put(
              root.relativize(path).toString(), new String(bytes, StandardCharsets.ISO_8859_1));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of a file whose bytes {@link #files} read. */
  static String decoded(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  String read(String path) {
    try {
      return Files.readString(folder.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file whose characters are its bytes, as {@link #files} reads them. */
  private FleetRepository write(String path, String bytes) {
    return writeBytes(path, bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  FleetRepository writeText(String path, String text) {
    return writeBytes(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private FleetRepository writeBytes(String path, byte[] bytes) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must occur exactly once in a file. */
  FleetRepository replace(String path, String old, String now) {
    String text = read(path);
    assertThat(text.split(java.util.regex.Pattern.quote(old), -1)).as(old).hasSize(2);
    return writeText(path, text.replace(old, now));
  }

  /** Deletes a file or a whole folder. */
  FleetRepository delete(String path) {
    try (Stream<Path> walk = Files.walk(folder.resolve(path))) {
      List<Path> paths = new ArrayList<>(walk.toList());
      paths.sort(Comparator.reverseOrder());
      for (Path each : paths) {
        Files.delete(each);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the command line in this process. */
  Answer run(String... arguments) {
    return run(folder, arguments);
  }

  static Answer run(Path folder, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try (PrintStream outStream = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, false, StandardCharsets.UTF_8)) {
      int exit =
          DrydockCli.run(
              arguments,
              new Console(outStream, errStream, folder, new TreeMap<>(), /* terminal= */ false));
      return new Answer(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  /** Renders, and returns the files of {@code rendered/}. */
  SortedMap<String, String> render() {
    run("render").fine();
    return files("rendered");
  }

  /** Makes the folder a git repository with one commit. */
  GitSandbox committed() {
    GitSandbox git = GitSandbox.create(folder);
    git.commit("Start the fleet");
    return git;
  }

  /** Returns the golden output of the reference fleet. */
  static SortedMap<String, String> golden() {
    return files(Path.of("rendered"));
  }
}
