package dev.drydock.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.diag.Code;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.SourceTree;
import dev.drydock.report.Explanation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Explains values of the reference fleet and of one more tenant. */
final class FleetExplanationTest {
  private static final String MORE =
      """
      apiVersion: drydock.dev/v1
      kind: Tenant
      metadata: {name: probe}
      spec:
        stack: eu-1
        plan: small
        channel: development
        hosts: [probe.eu.example.com]
        values: {instance: {env: {ENABLE_OAS: null}}}
      """;

  private static Inputs inputs;

  @BeforeAll
  static void load() {
    SourceTree checkout = new WorkTree(Path.of("").toAbsolutePath());
    Outcome<Inputs> loaded = Inputs.load(new WithOneMore(checkout), new Parallel(2));
    assertThat(loaded.diagnostics()).isEmpty();
    inputs = ((Outcome.Ok<Inputs>) loaded).value();
  }

  private record WithOneMore(SourceTree tree) implements SourceTree {
    private static final String PATH = "fleet/tenants/probe.yaml";

    @Override
    public List<Entry> list(String folder) {
      List<Entry> entries = new ArrayList<>(tree.list(folder));
      if (PATH.startsWith(folder)) {
        entries.add(new Entry(PATH, Kind.FILE));
      }
      return entries;
    }

    @Override
    public Outcome<byte[]> read(String path, int limit) {
      return path.equals(PATH)
          ? Outcome.ok(MORE.getBytes(StandardCharsets.UTF_8))
          : tree.read(path, limit);
    }
  }

  @Test
  void showsWhatIsLeftWhereTheHighestLayerDeletes() {
    Explanation.Value value = explain("probe", "instance.env").values().getFirst();
    assertThat(value.winner().value()).isEqualTo("{}");
    assertThat(value.winner().layer()).isEqualTo("Tenant probe");
    assertThat(value.overridden())
        .extracting(Explanation.Contribution::layer)
        .contains("Fleet flags", "Component instance");
  }

  @Test
  void showsWhatOverrodeWhat() {
    Explanation.Value value = explain("probe", "instance.replicas.max").values().getFirst();
    assertThat(value.winner().layer()).isEqualTo("Plan small");
    assertThat(value.overridden())
        .singleElement()
        .satisfies(lower -> assertThat(lower.layer()).isEqualTo("Component instance"));
  }

  @Test
  void explainsSuspendedAndRetiredTenantsAndRegions() {
    assertThat(explain("elmhurst-books", "instance").values()).isNotEmpty();
    assertThat(explain("larch-labs", "instance").values()).isNotEmpty();
    assertThat(explain("region/eu-central-1", "").values())
        .extracting(Explanation.Value::path)
        .contains("namespaces", "traefik.drain.acceptSeconds");
  }

  @Test
  void knowsWhatAMistypedPathMeant() {
    assertThat(mistake("probe", "instance.replicas.maxx"))
        .isEqualTo("did you mean `instance.replicas.max`?");
    assertThat(mistake("probe", "instanse")).isEqualTo("did you mean `instance`?");
    assertThat(mistake("prob", "")).isEqualTo("did you mean `probe`?");
  }

  private static Explanation explain(String name, String path) {
    Outcome<Explanation> outcome = new FleetExplanation(inputs).explain(name, path);
    assertThat(outcome.diagnostics()).isEmpty();
    return ((Outcome.Ok<Explanation>) outcome).value();
  }

  private static String mistake(String name, String path) {
    Outcome<Explanation> outcome = new FleetExplanation(inputs).explain(name, path);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.diagnostics().getFirst().code()).isEqualTo(Code.USAGE);
    return outcome.diagnostics().getFirst().hint().orElse("");
  }
}
