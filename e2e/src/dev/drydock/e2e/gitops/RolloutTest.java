package dev.drydock.e2e.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Scene;
import dev.drydock.e2e.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A new image for many customers at once, whose pods take their time to become ready.
 *
 * @param engine that follows the branch
 */
public record RolloutTest(Engine engine) implements EndToEndTest {
  private static final int CUSTOMERS = 200;
  private static final int READY_SECONDS = 20;
  private static final Duration PROMISE = Duration.ofMinutes(10);
  private static final Duration FIRST = Duration.ofMinutes(25);
  private static final String COMPONENT = "templates/tenant/instance/component.yaml";

  /** Returns the test of Flux. */
  public static RolloutTest flux() {
    return new RolloutTest(new FluxEngine());
  }

  /** Returns the test of Argo CD. */
  public static RolloutTest argoCd() {
    return new RolloutTest(new ArgoCdEngine());
  }

  @Override
  public String name() {
    return engine.word() + "-rollout";
  }

  @Override
  public String proves() {
    return CUSTOMERS
        + " customers, whose pods take "
        + READY_SECONDS
        + " s to become ready, have a new image in under 10 minutes";
  }

  @Override
  public List<String> programs() {
    return new DeliveryTest(engine).programs();
  }

  @Override
  public boolean isInGate() {
    return false;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    try (Site site = Site.reference(scene, engine, READY_SECONDS)) {
      site.fleet().write("fleet/stacks/crowd.yaml", crowd(site));
      String commit = site.fleet().publish("Add " + CUSTOMERS + " customers");
      Published published = site.published();
      Objects objects = new Objects(site.client());
      for (Path file : published.in("bootstrap")) {
        objects.apply(file);
      }
      site.follower().awaitAll(commit, published.units(), FIRST);
      scene.proved(CUSTOMERS + " customers run, beside the reference fleet's");
      roll(scene, site, objects);
      site.told().forEach(scene::proved);
    }
  }

  private static void roll(Scene scene, Site site, Objects objects)
      throws IOException, InterruptedException {
    Path component = site.fleet().folder().resolve(COMPONENT);
    String text = Files.readString(component);
    String image = text.replaceAll("(?s).*reference: \"?[^\"\\s]+:([^\"\\s:]+)\"?.*", "$1");
    Files.writeString(component, text.replace(":" + image, ":" + image + "-next"));
    site.fleet().publish("Raise the image");
    long start = System.nanoTime();
    Waiting.until(
        "all customers to have the new image",
        PROMISE.multipliedBy(2),
        () -> rolled(objects, image + "-next") >= CUSTOMERS);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    scene.proved(
        String.format(
            Locale.ROOT,
            "%d customers have a new image %d s after the push",
            CUSTOMERS,
            took.toSeconds()));
    if (took.compareTo(PROMISE) > 0) {
      scene.wrong(
          "a new image took " + took.toSeconds() + " s, not under " + PROMISE.toSeconds() + " s");
    }
  }

  private static long rolled(Objects objects, String tag) throws IOException, InterruptedException {
    long count = 0;
    for (JsonNode deployment : objects.list("/apis/apps/v1/deployments")) {
      String image = deployment.at("/spec/template/spec/containers/0/image").asText();
      boolean isOfCrowd = deployment.at("/metadata/namespace").asText().startsWith("t-crowd-");
      if (isOfCrowd && image.contains(":" + tag) && Trial.isAvailable(deployment)) {
        count++;
      }
    }
    return count;
  }

  private static String crowd(Site site) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        apiVersion: drydock.dev/v1
        kind: Stack
        metadata: {name: crowd}
        spec:
          region: %s
          database: {host: crowd.db.example.com, port: 5432, maxConnections: 20000, reserved: 50}
          tenants:
        """
            .formatted(site.regionName()));
    for (int number = 1; number <= CUSTOMERS; number++) {
      text.append(
          "  - {name: crowd-%d, plan: small, channel: development, hosts: [crowd-%d.%s]}\n"
              .formatted(number, number, site.domain()));
    }
    return text.toString();
  }
}
