package dev.drydock.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.drydock.cli.DrydockCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the package table, the wrappers of libraries, and the rules that make order correct. */
final class ArchitectureTest {
  private static final String ROOT = "dev.drydock.";
  private static final int CLASSES_AT_LEAST = 200;

  /** The package table: what each package may use. */
  private static final SequencedMap<String, List<String>> MAY_USE = new LinkedHashMap<>();

  /** The one package that may touch a library. */
  private static final SequencedMap<String, String> WRAPPERS = new LinkedHashMap<>();

  private static JavaClasses classes;

  static {
    MAY_USE.put("diag", List.of());
    MAY_USE.put("yaml", List.of("diag"));
    MAY_USE.put("schema", List.of("diag", "yaml"));
    MAY_USE.put("fleet", List.of("diag", "yaml", "schema"));
    MAY_USE.put("release", List.of("diag", "yaml", "fleet"));
    MAY_USE.put("manifest", List.of("diag", "yaml", "schema"));
    MAY_USE.put("render", List.of("diag", "yaml", "schema", "fleet", "release", "manifest"));
    MAY_USE.put("check", List.of("diag", "yaml", "schema", "fleet", "release", "manifest"));
    MAY_USE.put("diff", List.of("diag", "yaml", "manifest"));
    MAY_USE.put("git", List.of("diag"));
    MAY_USE.put("report", List.of("diag", "fleet", "release", "manifest", "diff"));
    MAY_USE.put(
        "compile",
        List.of(
            "diag",
            "yaml",
            "schema",
            "fleet",
            "release",
            "manifest",
            "render",
            "check",
            "diff",
            "git",
            "report"));
    MAY_USE.put("cli", List.of("diag", "report", "compile"));

    WRAPPERS.put("org.snakeyaml", "yaml");
    WRAPPERS.put("com.fasterxml.jackson.dataformat", "yaml");
    WRAPPERS.put("com.networknt", "schema");
    WRAPPERS.put("io.fabric8", "manifest");
    WRAPPERS.put("io.pebbletemplates", "render");
    WRAPPERS.put("com.github.difflib", "diff");
    WRAPPERS.put("org.eclipse.jgit", "git");
    WRAPPERS.put("picocli", "cli");
    WRAPPERS.put("me.tongfei", "cli");
  }

  @BeforeAll
  static void importClasses() {
    classes =
        new ClassFileImporter()
            .importUrl(DrydockCli.class.getProtectionDomain().getCodeSource().getLocation());
    assertThat(classes.size()).isGreaterThan(CLASSES_AT_LEAST);
  }

  @Test
  void packagesUseOnlyWhatTheTableAllows() {
    MAY_USE.forEach(
        (name, allowed) -> {
          String[] others =
              MAY_USE.keySet().stream()
                  .filter(other -> !other.equals(name) && !allowed.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          check(
              noClasses()
                  .that(inPackage(name))
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(others));
        });
  }

  @Test
  void thePackageDescriptionsNameWhatTheTableAllows() throws IOException {
    for (var row : MAY_USE.entrySet()) {
      Path description = Path.of("src/main/java/dev/drydock", row.getKey(), "package-info.java");
      String text = Files.readString(description).replaceAll("\\s*\\n \\*\\s*", " ");
      Matcher uses = Pattern.compile("<p>Uses: (.*?)\\.").matcher(text);
      assertThat(uses.find()).as("uses of %s", row.getKey()).isTrue();
      String expected = row.getValue().isEmpty() ? "nothing" : String.join(", ", row.getValue());
      assertThat(uses.group(1)).as("uses of %s", row.getKey()).isEqualTo(expected);
      assertThat(text).as("%s", row.getKey()).contains("Comes in:").contains("Goes out:");
    }
  }

  @Test
  void everyPackageIsInTheTable() {
    assertThat(classes.stream().map(ArchitectureTest::stage).distinct())
        .isSubsetOf(MAY_USE.keySet());
  }

  @Test
  void packagesHaveNoCycles() {
    check(slices().matching("dev.drydock.(*)..").should().beFreeOfCycles());
  }

  @Test
  void eachLibraryHasOneWrapper() {
    WRAPPERS.forEach(
        (library, wrapper) ->
            check(
                noClasses()
                    .that(resideOutsideOfPackages(ROOT + wrapper + ".."))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library + "..")));
  }

  @Test
  void onlyMainTouchesTheProcess() {
    check(
        noClasses()
            .that(not(name("dev.drydock.cli.Main")))
            .should()
            .accessTargetWhere(
                access(
                    "System.out, System.err or System.exit", System.class, "out", "err", "exit")));
  }

  @Test
  void onlyTheOuterPackagesKnowTheMachine() {
    DescribedPredicate<JavaClass> inner =
        resideOutsideOfPackages(ROOT + "compile..", ROOT + "cli..");
    check(
        noClasses()
            .that(inner)
            .should()
            .accessTargetWhere(
                access(
                    "the environment or the clock",
                    System.class,
                    "getenv",
                    "getProperty",
                    "currentTimeMillis",
                    "nanoTime")));
    check(
        noClasses()
            .that(inner)
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock"));
    check(
        noClasses()
            .that(inner)
            .should()
            .accessTargetWhere(access("the default locale", Locale.class, "getDefault")));
    check(noClasses().that(inner).should().callMethod(String.class, "toLowerCase"));
    check(noClasses().that(inner).should().callMethod(String.class, "toUpperCase"));
    check(noClasses().that(inner).should().callMethod(String.class, "getBytes"));
  }

  @Test
  void noCollectionHasAnOrderOfChance() {
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                access("Map.of and Map.copyOf", java.util.Map.class, "of", "copyOf", "ofEntries")));
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                access("Set.of and Set.copyOf", java.util.Set.class, "of", "copyOf")));
    check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.HashMap"));
    check(noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.HashSet"));
    check(
        noClasses()
            .should()
            .accessTargetWhere(
                access(
                    "unordered collectors",
                    Collectors.class,
                    "toMap",
                    "toSet",
                    "toUnmodifiableMap",
                    "toUnmodifiableSet")));
  }

  @Test
  void fieldsAreFinalOutsideTheCommandLine() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat(resideOutsideOfPackages(ROOT + "cli.."))
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .arePrivate()
            .and()
            .areStatic()
            .should()
            .beFinal());
  }

  @Test
  void topLevelTypesAreClosed() {
    List<String> open =
        classes.stream()
            .filter(
                type ->
                    type.isTopLevelClass()
                        && !type.isInterface()
                        && !type.isEnum()
                        && !type.isRecord())
            .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .filter(type -> !type.reflect().isSealed())
            .map(JavaClass::getName)
            .toList();
    assertThat(open).isEmpty();
  }

  @Test
  void underHalfOfTheTopLevelTypesArePublic() {
    List<JavaClass> types =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .toList();
    long open =
        types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).count();
    assertThat(open * 2).as("%d of %d are public", open, types.size()).isLessThan(types.size());
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(classes);
  }

  private static String stage(JavaClass type) {
    return Arrays.stream(type.getPackageName().split("\\.")).skip(2).findFirst().orElse("");
  }

  private static DescribedPredicate<JavaClass> inPackage(String name) {
    return resideInAPackage(ROOT + name + "..");
  }

  private static DescribedPredicate<JavaClass> name(String name) {
    return DescribedPredicate.describe("are " + name, type -> type.getName().equals(name));
  }

  private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
    return DescribedPredicate.not(predicate);
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String what, Class<?> owner, String... members) {
    return DescribedPredicate.describe(
        "use " + what,
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && Arrays.asList(members).contains(access.getTarget().getName()));
  }
}
