package dev.drydock.e2e.metrics;

import dev.drydock.e2e.EndToEndTest;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * The gateway by which tenants read their metrics, in front of a real store that a real scraper
 * fills.
 */
public final class MetricsGatewayTest implements EndToEndTest {
  private static final List<String> TENANTS = List.of("acme", "globex");
  private static final Set<Integer> REFUSED = Set.of(400, 403, 404, 405, 413);
  private static final int FLOOD = 300;

  @Override
  public String name() {
    return "metrics-gateway";
  }

  @Override
  public String proves() {
    return "through the gateway a tenant reads its own series and no others, whatever it asks";
  }

  @Override
  public List<String> programs() {
    return List.of("victoria-metrics", "vmagent", "nginx");
  }

  @Override
  public boolean isInGate() {
    return true;
  }

  @Override
  public void run(Scene scene) throws IOException, InterruptedException {
    GatewayServers servers = GatewayServers.of(scene);
    try (TenantPod first = TenantPod.start(TENANTS.get(0), TENANTS.get(1));
        TenantPod second = TenantPod.start(TENANTS.get(1), TENANTS.get(0))) {
      servers.fill(List.of(first, second));
      servers.startGateway();
      bareStore(scene, servers.store());
      for (String tenant : TENANTS) {
        questions(scene, servers.gateway(), tenant);
      }
      forgery(scene, servers.gateway());
      refusals(scene, servers.gateway());
      smuggling(scene, servers.gateway());
      flood(scene, servers.gateway());
    }
  }

  private static String other(String tenant) {
    return TENANTS.get(1 - TENANTS.indexOf(tenant));
  }

  private static void proved(Scene scene, int wrongBefore, String sentence) {
    if (scene.wrongCount() == wrongBefore) {
      scene.proved(sentence);
    }
  }

  /** The store itself answers each question with the other's series: so each question can tell. */
  private static void bareStore(Scene scene, int store) throws IOException {
    int before = scene.wrongCount();
    for (Question question : Question.all()) {
      for (String tenant : TENANTS) {
        Reply reply = question.ask(store, "", "t-" + other(tenant));
        if (reply.status() != 200 || !reply.body().contains(TenantPod.mark(other(tenant)))) {
          scene.wrong(
              "the bare store does not show "
                  + other(tenant)
                  + " to "
                  + question
                  + ": "
                  + reply.body());
        }
      }
    }
    proved(
        scene,
        before,
        "the bare store shows the other tenant to " + Question.all().size() + " questions");
  }

  private static void questions(Scene scene, int gateway, String tenant) throws IOException {
    int before = scene.wrongCount();
    String own = TenantPod.mark(tenant);
    String foreign = TenantPod.mark(other(tenant));
    for (Question question : Question.all()) {
      Reply reply = question.ask(gateway, "/t/" + tenant, "t-" + other(tenant));
      if (reply.all().contains(foreign)) {
        scene.wrong(tenant + " sees " + other(tenant) + " by " + question + ": " + reply.body());
      }
      if (reply.status() != 200 || reply.body().contains(own) != question.findsOwn()) {
        scene.wrong(tenant + " gets " + reply.status() + " for " + question + ": " + reply.body());
      }
    }
    proved(
        scene,
        before,
        tenant + " sees its own series and no others by " + Question.all().size() + " questions");
  }

  /**
   * A pod that says it is another tenant's: its series stay its own, and the claim has another
   * name.
   */
  private static void forgery(Scene scene, int gateway) throws IOException {
    int before = scene.wrongCount();
    for (String tenant : TENANTS) {
      Reply own = Reply.get(gateway, "/t/" + tenant + "/api/v1/query?query=forged_total");
      String claim = "\"exported_namespace\":\"t-" + other(tenant) + "\"";
      if (!own.body().contains(claim) || own.body().contains(TenantPod.mark(other(tenant)))) {
        scene.wrong(
            "the claim of " + tenant + " to be " + other(tenant) + " arrived as " + own.body());
      }
    }
    proved(scene, before, "a pod that claims another namespace keeps its own");
  }

  private static void refusals(Scene scene, int gateway) throws IOException {
    int before = scene.wrongCount();
    String long41 = "a".repeat(41);
    List<String> targets =
        List.of(
            "/",
            "/metrics",
            "/health",
            "/federate?match[]=up",
            "/api/v1/query?query=up",
            "/vmui/",
            "/t/acme",
            "/t/acme/federate?match[]=up",
            "/t/acme/api/v1/export?match[]=up",
            "/t/acme/api/v1/export/csv",
            "/t/acme/api/v1/import",
            "/t/acme/api/v1/write",
            "/t/acme/api/v1/admin/tsdb/delete_series?match[]=up",
            "/t/acme/api/v1/status/tsdb",
            "/t/acme/api/v1/series/count",
            "/t/acme/api/v1/rules",
            "/t/acme/render",
            "/t/acme/prometheus/api/v1/query?query=up",
            "/t/acme/api/v1/query/",
            "/t/acme/api/v1/Query?query=up",
            "/t/ACME/api/v1/query?query=up",
            "/T/acme/api/v1/query?query=up",
            "//t/acme/api/v1/query?query=up",
            "/t//acme/api/v1/query?query=up",
            "/t/acme//api/v1/query?query=up",
            "/t/acme/api/v1//query?query=up",
            "/t/acme/api/v1/query/../export?match[]=up",
            "/t/acme/api/v1/label/../export",
            "/t/acme/../globex/api/v1/query?query=up",
            "/t/acme/api/v1/../../../t/globex/api/v1/query?query=up",
            "/t/acme/./api/v1/query?query=up",
            "/t/acme%2fapi/v1/query?query=up",
            "/t/acme/api%2Fv1/query?query=up",
            "/t/acme/api/v1/query%3Fquery=up",
            "/t/acme/api/v1/query%0a",
            "/t/acme/api/v1/query%00",
            "/t/%61cme/api/v1/query?query=up",
            "/t/acme;x/api/v1/query?query=up",
            "/t/acme/api/v1/query;x?query=up",
            "/t/acme&extra_label=a=b/api/v1/query?query=up",
            "/t/acme,globex/api/v1/query?query=up",
            "/t/-acme/api/v1/query?query=up",
            "/t/acme-/api/v1/query?query=up",
            "/t/a.b/api/v1/query?query=up",
            "/t/" + long41 + "/api/v1/query?query=up",
            "/t//api/v1/query?query=up",
            "/t/acme/api/v1/label/values",
            "/t/acme/api/v1/label//values",
            "/t/acme/api/v1/label/a/b/values",
            "/t/acme/api/v1/label/a%2fb/values",
            "/t/acme/api/v1/label/a-b/values",
            "\\t\\acme\\api\\v1\\query");
    for (String target : targets) {
      refused(scene, target, Reply.get(gateway, target));
    }
    String query = "/t/acme/api/v1/query?query=up";
    for (String method : List.of("PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get")) {
      String request =
          method + " " + query + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n";
      refused(scene, method, Reply.send(gateway, request));
    }
    refused(scene, "a webhook", Reply.post(gateway, query, "application/json", "{}"));
    String form = "application/x-www-form-urlencoded";
    refused(scene, "parts", Reply.post(gateway, query, "multipart/form-data; boundary=x", "--x--"));
    refused(scene, "65 KiB", Reply.post(gateway, query, form, "query=" + "a".repeat(65 * 1024)));
    Reply longest = Reply.get(gateway, "/t/" + "a".repeat(40) + "/api/v1/query?query=1");
    if (longest.status() != 200) {
      scene.wrong("a name of 40 characters gets " + longest.status());
    }
    proved(scene, before, targets.size() + 10 + " other requests are refused");
  }

  private static void refused(Scene scene, String what, Reply reply) {
    boolean shows =
        TENANTS.stream().anyMatch(tenant -> reply.all().contains(TenantPod.mark(tenant)));
    if (!REFUSED.contains(reply.status()) || shows) {
      scene.wrong(what + " is not refused but gets " + reply.status() + ": " + reply.body());
    }
  }

  /** Requests with two ends: where gateway and store could differ on where the next one begins. */
  private static void smuggling(Scene scene, int gateway) throws IOException {
    int before = scene.wrongCount();
    String inner =
        "GET /t/globex/api/v1/query?query=requests_total HTTP/1.1\r\nHost: gateway\r\n\r\n";
    String head =
        "POST /t/acme/api/v1/query?query=1 HTTP/1.1\r\nHost: gateway\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n";
    List<String> requests =
        List.of(
            head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
            head
                + "Transfer-Encoding: chunked\r\nContent-Length: "
                + inner.length()
                + "\r\n\r\n0\r\n\r\n"
                + inner,
            head + "Content-Length: 0\r\nContent-Length: " + inner.length() + "\r\n\r\n" + inner,
            head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + inner);
    for (String request : requests) {
      Reply reply = Reply.send(gateway, request);
      if (reply.status() == 200 || reply.answers() != 1 || reply.all().contains("only_")) {
        scene.wrong("a request with two ends gets " + reply.all());
      }
    }
    Reply inside =
        Reply.send(gateway, head + "Content-Length: " + inner.length() + "\r\n\r\n" + inner);
    if (inside.answers() != 1 || inside.all().contains("only_")) {
      scene.wrong("a request inside a body gets an answer: " + inside.all());
    }
    proved(scene, before, "a request inside another is not heard");
  }

  private static void flood(Scene scene, int gateway) throws IOException {
    int tooMany = 0;
    for (int request = 0; request < FLOOD; request++) {
      if (Reply.get(gateway, "/t/acme/api/v1/query?query=1").status() == 429) {
        tooMany++;
      }
    }
    Reply calm = Reply.get(gateway, "/t/globex/api/v1/query?query=1");
    if (tooMany == 0 || calm.status() != 200) {
      scene.wrong(
          tooMany + " of " + FLOOD + " were too many, and the other tenant got " + calm.status());
    } else {
      scene.proved(
          "a flood of " + FLOOD + " is cut by " + tooMany + ", and the other tenant is served");
    }
  }
}
