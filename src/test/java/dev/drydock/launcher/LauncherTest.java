package dev.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher in a checkout with spaces in its path and a jar that prints what it was given.
 */
final class LauncherTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path temporary;
  private Path checkout = Path.of("");

  /** What a process left behind. */
  private record Result(int exit, String output) {}

  /** The program in the jar of these tests. */
  public static final class Echo {
    private Echo() {}

    /** Prints the arguments and the checkout, or what a file name is to Java. */
    public static void main(String[] arguments) {
      if (arguments.length == 1 && arguments[0].equals("encoding")) {
        System.out.println(System.getProperty("sun.jnu.encoding"));
        return;
      }
      System.out.println(
          "arguments " + List.of(arguments) + " home " + System.getProperty("drydock.home"));
    }
  }

  @BeforeEach
  void makeCheckout() throws IOException {
    checkout = Files.createDirectories(temporary.toRealPath().resolve("a check out"));
    Files.copy(Path.of("drydock"), checkout.resolve("drydock"));
    assertThat(checkout.resolve("drydock").toFile().setExecutable(true)).isTrue();
    Files.createDirectories(checkout.resolve("src/main"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    Files.createDirectories(checkout.resolve("target"));
    try (OutputStream file = Files.newOutputStream(checkout.resolve("target/drydock.jar"))) {
      writeJar(file);
    }
  }

  private static void writeJar(OutputStream file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String entry = Echo.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new JarEntry(entry));
      try (var bytes = Echo.class.getResourceAsStream("/" + entry)) {
        assertThat(bytes).isNotNull();
        bytes.transferTo(jar);
      }
    }
  }

  @Test
  void startsTheJarWithItsArgumentsAsTheyAre() throws Exception {
    Result result = run(temporary, jdk(), checkout.resolve("drydock"), "check", "a b", "*", "");
    assertThat(result.output()).isEqualTo("arguments [check, a b, *, ] home " + checkout + "\n");
    assertThat(result.exit()).isZero();
  }

  @Test
  void findsItsCheckoutThroughLinks() throws Exception {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Path first = Files.createSymbolicLink(bin.resolve("one"), checkout.resolve("drydock"));
    Path second = Files.createSymbolicLink(bin.resolve("two"), Path.of("one"));
    assertThat(first).isSymbolicLink();
    assertThat(run(bin, jdk(), second, "check").output())
        .isEqualTo("arguments [check] home " + checkout + "\n");
  }

  @Test
  void readsFileNamesAsUtf8UnderAnyLocale() throws Exception {
    SortedMap<String, String> environment = jdk();
    environment.put("LC_ALL", "C");
    environment.put("LANG", "C");
    assertThat(run(temporary, environment, checkout.resolve("drydock"), "encoding").output())
        .isEqualTo("UTF-8\n");
  }

  @Test
  void makesItsCacheOnceAndIsTheSameWithIt() throws Exception {
    Files.createDirectories(checkout.resolve("fleet"));
    String program = "arguments [check] home " + checkout + "\n";
    assertThat(run(temporary, jdk(), checkout.resolve("drydock"), "check").output())
        .isEqualTo("drydock: preparing quicker starts (once)\n" + program);
    assertThat(checkout.resolve("target/aot/cache")).isNotEmptyFile();
    assertThat(run(temporary, jdk(), checkout.resolve("drydock"), "check").output())
        .isEqualTo(program);
    assertThat(checkout.resolve("target"))
        .isDirectoryNotContaining("glob:**/aot.*")
        .isDirectoryContaining("glob:**/aot");
  }

  @Test
  void startsAllTheSameWithACacheThatIsBrokenOrOfAnotherJar() throws Exception {
    Files.createDirectories(checkout.resolve("fleet"));
    var _ = run(temporary, jdk(), checkout.resolve("drydock"), "check");
    FileTime later = FileTime.from(Instant.now().plusSeconds(60));
    Files.setLastModifiedTime(checkout.resolve("target/aot/jdk"), later);
    FileTime jarTime = FileTime.from(Instant.now().plusSeconds(30));
    Files.setLastModifiedTime(checkout.resolve("target/drydock.jar"), jarTime);
    String program = "arguments [check] home " + checkout + "\n";
    assertThat(run(temporary, jdk(), checkout.resolve("drydock"), "check").output())
        .isEqualTo(program);
    Files.writeString(checkout.resolve("target/aot/cache"), "not a cache");
    assertThat(run(temporary, jdk(), checkout.resolve("drydock"), "check").output())
        .isEqualTo(program);
  }

  @Test
  void doesNotWaitForAnotherThatMakesTheCache() throws Exception {
    Files.createDirectories(checkout.resolve("fleet"));
    Path claim = Files.createDirectories(checkout.resolve("target/aot.lock"));
    Files.writeString(claim.resolve("owner"), ProcessHandle.current().pid() + "\n");
    assertThat(run(temporary, jdk(), checkout.resolve("drydock"), "check").output())
        .isEqualTo("arguments [check] home " + checkout + "\n");
    assertThat(checkout.resolve("target/aot")).doesNotExist();
    assertThat(claim).exists();
  }

  @Test
  void prefersTheJdkThatIsNamed() throws Exception {
    Path other = fakeJdk("26.0.1");
    SortedMap<String, String> environment = jdk();
    environment.put("DRYDOCK_JAVA_HOME", other.toString());
    assertThat(run(temporary, environment, checkout.resolve("drydock"), "--find-jdk").output())
        .isEqualTo(other + "\n");
  }

  @Test
  void passesOverJdksThatAreTooOld() throws Exception {
    SortedMap<String, String> environment = nothing();
    environment.put("DRYDOCK_JAVA_HOME", fakeJdk("17.0.15").toString());
    environment.put("JAVA_HOME", fakeJdk("1.8.0_452").toString());
    environment.put("DRYDOCK_JDK_FOLDERS", "/nowhere:" + fakeJdk("25").getParent());
    assertThat(run(temporary, environment, checkout.resolve("drydock"), "--find-jdk").output())
        .isEqualTo(temporary.toRealPath().resolve("jdks/jdk-25") + "\n");
  }

  @Test
  void saysInOneSentenceThatThereIsNoJdk() throws Exception {
    Result result = run(temporary, nothing(), checkout.resolve("drydock"), "check");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.output())
        .isEqualTo(
            "drydock: no JDK 25 or newer was found in DRYDOCK_JAVA_HOME, JAVA_HOME, PATH or the usual folders;"
                + " install one, or set DRYDOCK_JAVA_HOME.\n");
  }

  @Test
  void buildsWhereTheSourcesAreNewerAndSaysWhatFailed() throws Exception {
    Path tools = Files.createDirectories(temporary.resolve("tools"));
    Path maven = Files.writeString(tools.resolve("mvn"), "#!/bin/sh\necho broken source\nexit 1\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Files.setLastModifiedTime(checkout.resolve("target/drydock.jar"), FileTime.fromMillis(0));
    SortedMap<String, String> environment = jdk();
    environment.put("PATH", tools + ":/usr/bin:/bin");
    Result result = run(temporary, environment, checkout.resolve("drydock"), "check");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.output())
        .contains("building")
        .contains("broken source")
        .contains("build.log");
  }

  private Path fakeJdk(String version) throws IOException {
    Path home = temporary.toRealPath().resolve("jdks/jdk-" + version);
    Files.createDirectories(home.resolve("bin"));
    for (String tool : List.of("java", "javac")) {
      Path file = Files.writeString(home.resolve("bin").resolve(tool), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static SortedMap<String, String> nothing() {
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("PATH", "/nowhere:/usr/bin:/bin");
    environment.put("DRYDOCK_JDK_FOLDERS", "/nowhere");
    return environment;
  }

  private static SortedMap<String, String> jdk() {
    SortedMap<String, String> environment = nothing();
    environment.put("JAVA_HOME", JDK.toString());
    return environment;
  }

  private static Result run(
      Path folder, SortedMap<String, String> environment, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }
}
