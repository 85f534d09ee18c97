package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The command line as a process of its own, with settings of its own. */
final class DrydockProcess {
  private static final Path CLASSES = classes();

  private final SortedMap<String, String> environment = new TreeMap<>();
  private final List<String> options = new ArrayList<>();
  private String umask = "022";
  private String classPath = absoluteClassPath();

  DrydockProcess() {
    environment.put("PATH", "/usr/bin:/bin");
  }

  private static Path classes() {
    try {
      return Path.of(
          dev.drydock.cli.DrydockCli.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String absoluteClassPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(":", entries);
  }

  DrydockProcess environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  DrydockProcess option(String option) {
    options.add(option);
    return this;
  }

  DrydockProcess umask(String mask) {
    umask = mask;
    return this;
  }

  /** Runs from a jar, as users do, instead of a folder of classes. */
  DrydockProcess fromJar(Path jar) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> walk = Files.walk(CLASSES)) {
      List<Path> paths = new ArrayList<>(walk.filter(Files::isRegularFile).toList());
      // The order of entries is not that of names: the program must not depend on it.
      paths.sort(Comparator.reverseOrder());
      for (Path path : paths) {
        out.putNextEntry(new JarEntry(CLASSES.relativize(path).toString()));
        Files.copy(path, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> entries = new ArrayList<>(List.of(classPath.split(":", -1)));
    assertThat(entries.remove(CLASSES.toString())).as(classPath).isTrue();
    entries.addFirst(jar.toString());
    classPath = String.join(":", entries);
    return this;
  }

  Answer run(Path folder, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseParallelGC");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "dev.drydock.cli.Main"));
    command.addAll(List.of(arguments));
    try {
      Path err = Files.createTempFile(folder.getParent(), "err", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      Process process = builder.redirectError(err.toFile()).start();
      process.getOutputStream().close();
      try (InputStream out = process.getInputStream()) {
        String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text, Files.readString(err));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
