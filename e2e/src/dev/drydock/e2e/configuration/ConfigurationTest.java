package dev.drydock.e2e.configuration;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.RenderedFiles;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Every rendered configuration of a region component, judged by the program that will read it.
 *
 * @param onlyLoki whether that of Loki alone is judged, which takes long to build, or all others
 */
public record ConfigurationTest(boolean onlyLoki) implements EndToEndTest {
  private static final String LOKI = "loki";
  private static final SequencedMap<String, List<Judge>> JUDGES = judges();

  /** Programs that are not asked here, and why. */
  private static final SequencedMap<String, String> NOT_ASKED = notAsked();

  private static SequencedMap<String, List<Judge>> judges() {
    SequencedMap<String, List<Judge>> judges = new LinkedHashMap<>();
    judges.put(
        "vmagent",
        List.of(
            DryRun.of("vmagent", "-dryRun"),
            DryRun.ofFiles(
                "promtool", List.of("check", "config", "--syntax-only"), "promscrape.config")));
    judges.put(
        "vmalert",
        List.of(
            DryRun.of("vmalert", "-dryRun"),
            DryRun.ofFiles("promtool", List.of("check", "rules"), "rule")));
    judges.put("vmauth", List.of(DryRun.of("vmauth", "-dryRun")));
    judges.put("victoria-metrics", List.of(new TrialStart("victoria-metrics", "httpListenAddr")));
    judges.put(LOKI, List.of(DryRun.of(LOKI, "-verify-config")));
    return Collections.unmodifiableSequencedMap(judges);
  }

  private static SequencedMap<String, String> notAsked() {
    SequencedMap<String, String> reasons = new LinkedHashMap<>();
    reasons.put("traefik", "the test traefik-start starts it");
    reasons.put("nginx-unprivileged", "the test metrics-gateway starts it");
    reasons.put(
        "fluent-bit",
        "it cannot be built from modules and its own dry run passes unknown keys; the schema of its"
            + " documented keys in templates/region/fluent-bit/config judges it in every compile");
    reasons.put(
        "grafana",
        "it has no dry run; the schemas in templates/region/grafana/config judge its data sources"
            + " in every compile");
    return Collections.unmodifiableSequencedMap(reasons);
  }

  @Override
  public String name() {
    return onlyLoki ? "configuration-loki" : "configurations";
  }

  @Override
  public String proves() {
    return "each program accepts its rendered arguments and configuration, and sees mistakes made"
        + " on purpose";
  }

  @Override
  public List<String> programs() {
    TreeSet<String> programs = new TreeSet<>();
    JUDGES.forEach(
        (program, judges) -> {
          if (isAsked(program)) {
            judges.forEach(judge -> programs.add(judge.program()));
          }
        });
    return List.copyOf(programs);
  }

  private boolean isAsked(String program) {
    return onlyLoki == program.equals(LOKI);
  }

  @Override
  public boolean isInGate() {
    return !onlyLoki;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    TreeSet<String> notAsked = new TreeSet<>();
    for (String region : RenderedFiles.regions(scene.checkout())) {
      for (RenderedContainer container : RenderedContainer.of(scene.checkout(), region)) {
        List<Judge> judges = JUDGES.get(container.program());
        if (judges != null) {
          if (isAsked(container.program())) {
            judge(scene, container, judges);
          }
        } else if (NOT_ASKED.containsKey(container.program())) {
          notAsked.add(container.program());
        } else {
          scene.wrong(container + ": nobody judges the configuration of " + container.program());
        }
      }
    }
    if (onlyLoki) {
      return;
    }
    scene.proved("not asked here: loki, since the test configuration-loki does");
    notAsked.forEach(
        program ->
            scene.proved("not asked here: " + program + ", since " + NOT_ASKED.get(program)));
  }

  private static void judge(Scene scene, RenderedContainer container, List<Judge> judges)
      throws IOException, InterruptedException {
    UnpackedContainer rendered = unpack(scene, container, "as-rendered", UnaryOperator.identity());
    List<Judge> asked = judges.stream().filter(judge -> judge.concerns(rendered)).toList();
    for (Judge judge : asked) {
      for (String objection :
          judge.objections(scene, log(container, judge, "as-rendered"), rendered)) {
        scene.wrong(container + ": " + judge.name() + ": " + objection);
      }
    }
    makeFaults(scene, container, asked);
    scene.proved(
        container + ": " + asked.stream().map(Judge::name).collect(Collectors.joining("; ")));
  }

  /** Makes mistakes on purpose: each must be seen by a judge, and each judge must see one. */
  private static void makeFaults(Scene scene, RenderedContainer container, List<Judge> judges)
      throws IOException, InterruptedException {
    Set<Judge> blind = new LinkedHashSet<>(judges);
    for (Fault fault : Fault.ALL) {
      if (fault.concerns(container)) {
        UnpackedContainer wrong =
            fault.addTo(unpack(scene, container, fault.name(), fault.change()));
        Set<Judge> seeing = new LinkedHashSet<>();
        for (Judge judge : judges) {
          if (!judge.objections(scene, log(container, judge, fault.name()), wrong).isEmpty()) {
            seeing.add(judge);
          }
        }
        blind.removeAll(seeing);
        if (seeing.isEmpty()) {
          scene.wrong(container + ": nobody sees the mistake " + fault.name());
        }
      }
    }
    blind.forEach(
        judge ->
            scene.wrong(
                container + ": " + judge.name() + " sees no mistake, so it judges nothing"));
  }

  private static String log(RenderedContainer container, Judge judge, String how) {
    return String.join(
        "-", container.region(), container.component(), container.workload(), judge.program(), how);
  }

  private static UnpackedContainer unpack(
      Scene scene, RenderedContainer container, String how, UnaryOperator<String> change)
      throws IOException {
    Path folder =
        scene
            .folder()
            .resolve(container.region() + "-" + container.component() + "-" + container.workload());
    return UnpackedContainer.unpack(container, folder.resolve(how), change);
  }
}
