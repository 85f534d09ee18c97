package dev.drydock.e2e.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.RenderedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One target group of the load balancer.
 *
 * @param hostPort where it sends connections
 * @param draining how long the connections of an unhealthy target are left alone; then they are
 *     reset
 * @param check how it judges a target
 */
record TargetGroup(int hostPort, Duration draining, HealthCheck check) {

  /**
   * A health check over HTTP.
   *
   * @param hostPort of the target
   * @param path that is asked for
   * @param matcher the good status codes: one, a list with commas, or a range with a hyphen
   * @param interval from check to check
   * @param timeout of one check
   * @param healthyThreshold good checks in a row that make a target healthy
   * @param unhealthyThreshold bad checks in a row that make it unhealthy
   */
  record HealthCheck(
      int hostPort,
      String path,
      String matcher,
      Duration interval,
      Duration timeout,
      int healthyThreshold,
      int unhealthyThreshold) {
    private static final Pattern COMMA = Pattern.compile(",");

    boolean accepts(int status) {
      return COMMA.splitAsStream(matcher).anyMatch(part -> contains(part, status));
    }

    private static boolean contains(String part, int status) {
      String[] ends = part.split("-", 2);
      return Integer.parseInt(ends[0]) <= status
          && status <= Integer.parseInt(ends[ends.length - 1]);
    }
  }

  /**
   * Returns the target groups of a region: those that are rendered; and where somebody else makes
   * the load balancer, those that docs/components/edge-nlb.md asks for, with the numbers of the
   * Region.
   */
  static List<TargetGroup> read(Path checkout, String region) throws IOException {
    List<JsonNode> rendered =
        RenderedFiles.ofKind(
            RenderedFiles.objects(
                checkout.resolve("rendered").resolve(region).resolve("components/edge-nlb")),
            "LBTargetGroup");
    if (!rendered.isEmpty()) {
      return rendered.stream().map(TargetGroup::rendered).toList();
    }
    JsonNode document = RenderedFiles.read(checkout.resolve("fleet/regions/" + region + ".yaml"));
    JsonNode edge = RenderedFiles.at(document, "/spec/edge");
    Duration draining =
        draining(edge.path("unhealthyTermination"), edge.path("unhealthyDrainingSeconds"));
    HealthCheck check = external(edge.path("healthCheck"));
    return List.of(new TargetGroup(443, draining, check), new TargetGroup(80, draining, check));
  }

  private static TargetGroup rendered(JsonNode group) {
    JsonNode check = RenderedFiles.at(group, "/spec/forProvider/healthCheck");
    if (!check.path("protocol").asText().equals("HTTP")) {
      throw new IllegalArgumentException("the health check is not HTTP: " + check);
    }
    return new TargetGroup(
        RenderedFiles.at(group, "/spec/forProvider/port").asInt(),
        draining(
            group.at("/spec/forProvider/targetHealthState/0/enableUnhealthyConnectionTermination"),
            group.at("/spec/forProvider/targetHealthState/0/unhealthyDrainingInterval")),
        new HealthCheck(
            check.path("port").asInt(),
            check.path("path").asText(),
            check.path("matcher").asText(),
            Duration.ofSeconds(check.path("interval").asLong()),
            Duration.ofSeconds(check.path("timeout").asLong()),
            check.path("healthyThreshold").asInt(),
            check.path("unhealthyThreshold").asInt()));
  }

  /**
   * Returns the time that connections have left; none where termination is on, as it is unless
   * said.
   */
  private static Duration draining(JsonNode termination, JsonNode seconds) {
    return termination.asBoolean(/* defaultValue= */ true)
        ? Duration.ZERO
        : Duration.ofSeconds(seconds.asLong());
  }

  private static HealthCheck external(JsonNode check) {
    return new HealthCheck(
        8082,
        "/ping",
        "200",
        Duration.ofSeconds(check.path("intervalSeconds").asLong()),
        Duration.ofSeconds(check.path("timeoutSeconds").asLong()),
        check.path("healthyThreshold").asInt(),
        check.path("unhealthyThreshold").asInt());
  }
}
