package dev.drydock.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever text a tenant's author writes, wherever a text may stand: it is refused at its line, or
 * it arrives, and then the objects have the shape that they have for a harmless one.
 */
final class ValuesAndStructureTest {
  private static final List<String> HOSTILE =
      List.of(
          "a: b",
          ": ",
          "- a",
          "{a: b}",
          "[a, b]",
          "a # b",
          "&a b",
          "*a",
          "!!int 3",
          "|",
          ">-",
          "%YAML 1.1",
          "@a",
          "`a`",
          "'",
          "\"",
          "\\",
          "{{ tenant.name }}",
          "{% if true %}",
          "{# a #}",
          "---",
          "...",
          "a\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: mine}\n",
          "a\n  hostNetwork: true",
          "a\r\nb",
          "\ta",
          "a\u2028b",
          "\uE000",
          "a\uE001\uF8FF",
          "\uFEFFa",
          "null",
          "~",
          "true",
          "on",
          "1e3",
          "0777",
          "12:30:45",
          "1_000",
          "2026-11-26",
          "",
          " ",
          " a ",
          "=",
          "<<",
          "?",
          "$(DATABASE_HOST) ${A} $$",
          "\uD83D\uDEA2",
          "a".repeat(3000),
          "../../etc",
          "a/b",
          "default");

  @TempDir Path temporary;

  /** A text at a place, as the tenant that says it. */
  private record Attempt(Place place, int text) {
    String tenant() {
      return place.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + text;
    }

    String file() {
      return "fleet/tenants/" + tenant() + ".yaml";
    }

    String words() {
      return HOSTILE.get(text);
    }

    /** The template leaves an empty variable without a value, by a branch of its own. */
    boolean isEmptyVariable() {
      return place == Place.ENV_VALUE && words().isEmpty();
    }
  }

  @Test
  void aTextIsRefusedAtItsLineOrChangesNoStructure() throws IOException {
    FleetRepository repository = smallFleet();
    repository.writeText("fleet/tenants/harmless.yaml", Place.harmless("harmless"));
    SortedMap<String, Attempt> attempts = new TreeMap<>();
    for (Place place : Place.values()) {
      for (int text = 0; text < HOSTILE.size(); text++) {
        Attempt attempt = new Attempt(place, text);
        attempts.put(attempt.file(), attempt);
        repository.writeText(attempt.file(), place.document(attempt.tenant(), attempt.words()));
      }
    }

    takeOutWhatIsRefused(repository, attempts);

    SortedMap<String, String> expected = structure(repository, "harmless", "");
    assertThat(expected).hasSizeGreaterThan(15);
    for (Attempt attempt : attempts.values()) {
      String egress = attempt.place() == Place.EGRESS_NAME ? attempt.words() : "";
      SortedMap<String, String> found = structure(repository, attempt.tenant(), egress);
      if (!attempt.isEmptyVariable()) {
        assertThat(found).as("%s", attempt).isEqualTo(expected);
      }
    }
    assertThat(attempts.values().stream().map(Attempt::place))
        .contains(Place.PIN_REASON, Place.ENV_VALUE, Place.LABEL, Place.EGRESS_NAME);
    assertEnvironmentArrives(repository, attempts);
  }

  private FleetRepository smallFleet() {
    FleetRepository repository = FleetRepository.ofFleet(temporary.resolve("fleet-repository"));
    repository.delete("fleet/tenants").delete("fleet/stacks");
    repository.delete("fleet/regions/us-east-1.yaml");
    return repository.writeText(
        "fleet/stacks/eu-2.yaml",
        """
        apiVersion: drydock.dev/v1
        kind: Stack
        metadata: {name: eu-2}
        spec:
          region: eu-central-1
          database: {host: eu-2.db.example.com, port: 5432, maxConnections: 200000, reserved: 50}
        """);
  }

  /** Renders until nothing is refused any more; each refusal must be at the line of its place. */
  private static void takeOutWhatIsRefused(
      FleetRepository repository, SortedMap<String, Attempt> attempts) throws IOException {
    for (Answer answer = repository.run("render", "--format", "json");
        answer.exit() != 0;
        answer = repository.run("render", "--format", "json")) {
      assertThat(answer.exit()).isBetween(3, 4);
      TreeSet<String> refused = new TreeSet<>();
      for (JsonNode diagnostic : new ObjectMapper().readTree(answer.err()).path("diagnostics")) {
        refused.addAll(refusals(diagnostic, attempts));
      }
      assertThat(refused).as(answer.err()).isNotEmpty();
      for (String file : refused) {
        repository.delete(file);
        attempts.remove(file);
      }
    }
  }

  /** Two tenants that want the same are both named; the one of them that is meant is taken out. */
  private static List<String> refusals(JsonNode diagnostic, SortedMap<String, Attempt> attempts) {
    List<JsonNode> places = new ArrayList<>(List.of(diagnostic));
    diagnostic.path("related").forEach(places::add);
    List<String> refused = new ArrayList<>();
    for (JsonNode place : places) {
      Attempt attempt = attempts.get(place.path("path").asText());
      if (attempt != null && attempt.place().line() == place.path("line").asInt()) {
        refused.add(attempt.file());
      }
    }
    assertThat(refused).as("%s", diagnostic).isNotEmpty();
    return refused;
  }

  private static SortedMap<String, String> structure(
      FleetRepository repository, String tenant, String egress) {
    String words = "-to-" + egress + ".";
    SortedMap<String, String> files = new TreeMap<>();
    repository
        .files("rendered/eu-central-1/tenants/eu-2/" + tenant)
        .forEach(
            (path, text) ->
                files.put(egress.isEmpty() ? path : path.replace(words, "-to-mail."), text));
    repository
        .files("rendered/eu-central-1/delivery/stacks/eu-2")
        .forEach(
            (path, text) -> {
              if (path.endsWith("-t-" + tenant + ".yaml")) {
                files.put("delivery/" + path.replace(tenant, "harmless"), text);
              }
            });
    files.replaceAll(
        (path, text) -> shape(ReferenceOutputTest.object(path, FleetRepository.decoded(text))));
    return files;
  }

  /** Returns the keys, the lengths and the types of an object, without its texts. */
  private static String shape(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.type();
      case SequenceNode list ->
          list.items().stream().map(ValuesAndStructureTest::shape).toList().toString();
      case MappingNode map -> {
        LinkedHashMap<String, String> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> entries.put(key, shape(entry.value())));
        yield entries.toString();
      }
    };
  }

  private static void assertEnvironmentArrives(
      FleetRepository repository, SortedMap<String, Attempt> attempts) {
    List<Attempt> values =
        attempts.values().stream().filter(each -> each.place() == Place.ENV_VALUE).toList();
    assertThat(values).hasSizeGreaterThan(40);
    for (Attempt attempt : values) {
      String path =
          "rendered/eu-central-1/tenants/eu-2/" + attempt.tenant() + "/deployment-instance.yaml";
      // Kubernetes reads `$$` as one `$`.
      assertThat(environment(ReferenceOutputTest.object(path, repository.read(path))))
          .containsEntry("OTHER", attempt.words().replace("$", "$$"));
    }
  }

  private static SortedMap<String, String> environment(MappingNode deployment) {
    MappingNode pod = deployment.map("spec").flatMap(spec -> spec.map("template")).orElseThrow();
    SequenceNode containers =
        pod.map("spec").flatMap(spec -> spec.list("containers")).orElseThrow();
    MappingNode container = (MappingNode) containers.items().getFirst();
    SortedMap<String, String> environment = new TreeMap<>();
    for (Node item : container.list("env").orElseThrow().items()) {
      MappingNode variable = (MappingNode) item;
      if (variable.get("valueFrom").isEmpty()) {
        environment.put(variable.string("name").orElseThrow(), variable.string("value").orElse(""));
      }
    }
    return environment;
  }
}
