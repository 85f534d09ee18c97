package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.Quantity;
import dev.drydock.manifest.UnitId;
import dev.drydock.yaml.MappingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a vmagent has room for all its queues, and that each queue is the one that is meant.
 */
final class MetricsQueueCheck implements UnitCheck {

  private static final String QUEUE = "remoteWrite.maxDiskUsagePerURL";
  private static final BigDecimal PIECE = BigDecimal.valueOf(500_000_000L);

  /** What vmagent raises a smaller bound to. */
  private static final BigDecimal LEAST = BigDecimal.valueOf(536_871_040L);

  /** Flags that have an item for each address, by their place. */
  private static final List<String> BY_PLACE =
      List.of(
          "aws.",
          "basicAuth.",
          "bearerToken",
          "disableOnDiskQueue",
          "dropSamplesOnOverload",
          "forcePromProto",
          "forceVMProto",
          "headers",
          "maxDiskUsagePerURL",
          "oauth2.",
          "proxyURL",
          "queues",
          "rateLimit",
          "retryM",
          "roundDigits",
          "sendTimeout",
          "significantFigures",
          "streamAggr.",
          "tls",
          "urlRelabelConfig");

  @Override
  public Code code() {
    return Code.CHECK_METRICS_QUEUE;
  }

  @Override
  public String relation() {
    return "the volume of vmagent's queues >= the sum of maxDiskUsagePerURL over its addresses + 20"
        + " %; each queue is a multiple of 500MB of at least 536871040 bytes; a list by"
        + " address has 0, 1 or as many items; membersCount = replicas; scrape_timeout <="
        + " scrape_interval";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    if (unit.id() instanceof UnitId.OfComponent) {
      List<KubernetesObject> objects = unit.objects();
      List<Program> agents = Program.named("vmagent", objects);
      List<EmbeddedConfig> configs = agents.isEmpty() ? List.of() : EmbeddedConfig.of(objects);
      for (Program agent : agents) {
        Judge judge = new Judge(agent, diagnostics);
        judge.queues();
        judge.lists();
        judge.members(Replicas.of(agent.owner(), objects));
        EmbeddedConfig.mounted(agent.pods(), configs, Scrapes.KEY).ifPresent(judge::times);
      }
    }
  }

  /** Judges one vmagent. */
  private final class Judge {
    private final Program agent;
    private final Flags flags;
    private final List<Flags.Flag> addresses;
    private final Diagnostics diagnostics;

    Judge(Program agent, Diagnostics diagnostics) {
      this.agent = agent;
      this.flags = Flags.of(agent.container());
      this.addresses = flags.items("remoteWrite.url");
      this.diagnostics = diagnostics;
    }

    void queues() {
      List<Flags.Flag> bounds = flags.items(QUEUE);
      List<BigDecimal> queues = new ArrayList<>();
      for (int index = 0; index < addresses.size(); index++) {
        String bound =
            bounds.isEmpty()
                ? ""
                : bounds.get(bounds.size() == 1 ? 0 : Math.min(index, bounds.size() - 1)).value();
        Optional<BigDecimal> bytes = ByteSize.parse(bound).filter(size -> size.signum() > 0);
        bytes.ifPresent(queues::add);
        boolean isWhole =
            bytes.isPresent()
                && bytes.orElseThrow().remainder(PIECE).signum() == 0
                && bytes.orElseThrow().compareTo(LEAST) >= 0;
        if (!isWhole) {
          String message =
              "-%s of %s is `%s`, expected a multiple of 500MB of at least 1GB"
                  .formatted(QUEUE, agent.owner().title(), bound);
          add(flags.origin(QUEUE), message);
          return;
        }
      }
      volume(queues.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private void volume(BigDecimal sum) {
      String path = flags.value("remoteWrite.tmpDataPath").orElse("vmagent-remotewrite-data");
      Optional<MappingNode> claim = agent.mount(path).flatMap(this::claim);
      if (claim.isEmpty()) {
        String message =
            "the queues of %s in `%s` do not lie in a volume of a volume claim template, and are lost with the pod"
                .formatted(agent.owner().title(), path);
        add(flags.origin("remoteWrite.tmpDataPath"), message);
        return;
      }
      BigDecimal needed = sum.multiply(new BigDecimal("1.2"));
      Optional<BigDecimal> size =
          Fields.text(claim.orElseThrow(), "spec", "resources", "requests", "storage")
              .flatMap(Quantity::parse);
      if (size.isEmpty() || size.orElseThrow().compareTo(needed) < 0) {
        String message =
            "the volume of %s has %s, less than %s = %d addresses x their queues + 20 %%"
                .formatted(
                    agent.owner().title(),
                    ByteSize.print(size.orElse(BigDecimal.ZERO)),
                    ByteSize.print(needed),
                    addresses.size());
        Origin place =
            Fields.origin(claim.orElseThrow(), "spec", "resources", "requests", "storage");
        diagnostics.add(Finding.of(code(), place, message, flags.origin(QUEUE), "a queue"));
      }
    }

    private Optional<MappingNode> claim(MappingNode mount) {
      String name = Fields.text(mount, "name").orElse("");
      return Fields.maps(agent.owner().node(), "spec", "volumeClaimTemplates").stream()
          .filter(claim -> Fields.text(claim, "metadata", "name").orElse("").equals(name))
          .findFirst();
    }

    void lists() {
      List<String> names =
          flags.all().stream()
              .map(Flags.Flag::name)
              .filter(name -> name.startsWith("remoteWrite."))
              .filter(
                  name ->
                      BY_PLACE.stream()
                          .anyMatch(name.substring("remoteWrite.".length())::startsWith))
              .distinct()
              .toList();
      for (String name : names) {
        int items = flags.items(name).size();
        if (items > 1 && items != addresses.size()) {
          String message =
              "-%s of %s has %d items, expected 1 or as many as the %s"
                  .formatted(
                      name,
                      agent.owner().title(),
                      items,
                      Finding.count(addresses.size(), "remote write"));
          diagnostics.add(
              Finding.of(
                  code(),
                  flags.origin(name),
                  message,
                  flags.origin("remoteWrite.url"),
                  "the last address"));
        }
      }
    }

    void members(Replicas replicas) {
      String members = flags.value("promscrape.cluster.membersCount").orElse("1");
      if (!members.equals(Long.toString(replicas.maximum()))) {
        String message =
            "-promscrape.cluster.membersCount of %s is %s, but it has %s"
                .formatted(
                    agent.owner().title(), members, Finding.count(replicas.maximum(), "replica"));
        diagnostics.add(
            Finding.of(
                code(),
                flags.origin("promscrape.cluster.membersCount"),
                message,
                replicas.maximumOrigin(),
                "the number of replicas"));
      }
    }

    void times(EmbeddedConfig config) {
      Scrapes scrapes = new Scrapes(config.document());
      for (MappingNode job : scrapes.jobs()) {
        Duration interval = scrapes.interval(job);
        Duration timeout = scrapes.timeout(job);
        if (timeout.compareTo(interval) > 0) {
          String message =
              "job `%s` of `%s` in %s may take %s for a scrape every %s"
                  .formatted(
                      Scrapes.name(job),
                      config.key(),
                      config.owner().title(),
                      GoDuration.print(timeout),
                      GoDuration.print(interval));
          add(config.origin(), message);
        }
      }
    }

    private void add(Origin origin, String message) {
      diagnostics.add(Diagnostic.of(code(), origin, message));
    }
  }
}
