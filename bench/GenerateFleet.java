import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a synthetic fleet with realistic variety: {@code java bench/GenerateFleet.java FOLDER TENANTS [REGIONS [SEED]]}.
 * The same arguments give the same bytes. A stack holds up to 120 tenants. Of the tenants 3 % are suspended and 2 % retired,
 * 15 % are documents of their own, 30 % have labels, 25 % environment values, 10 % replicas and 5 % resources of their own,
 * 8 % a second host with its own certificate, 4 % a database Secret of their own, 3 % a mail server of their own.
 */
public final class GenerateFleet {
  private static final int TENANTS_A_STACK = 120;
  private static final int TENANTS_A_NODE = 8;
  private static final int FEWEST_NODES = 120;
  private static final String[] PLANS = {"small", "small", "small", "medium", "medium", "large"};
  private static final String[] CHANNELS = {"development", "canary", "early", "stable", "stable", "stable", "stable"};

  private static final String[] INDUSTRIES = {"finance", "games", "health", "logistics", "media", "retail"};

  private final Path fleet;
  private final int regions;
  private final Random random;

  private GenerateFleet(Path folder, int regions, long seed) {
    this.fleet = folder.resolve("fleet");
    this.regions = regions;
    this.random = new Random(seed);
  }

  public static void main(String[] arguments) throws IOException {
    int tenants = Integer.parseInt(arguments[1]);
    int regions = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
    long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
    new GenerateFleet(Path.of(arguments[0]), regions, seed).write(tenants);
  }

  private void write(int tenants) throws IOException {
    write("fleet.yaml", """
        apiVersion: drydock.dev/v1
        kind: Fleet
        metadata: {name: generated}
        spec:
          repository: {url: "https://git.example.com/platform/fleet.git"}
          publish: {branch: rendered, committer: {name: Drydock, email: drydock@example.com}}
          metrics: {centralUrl: "https://metrics.example.com/api/v1/write"}
        """);
    writePlansAndChannels();
    for (int region = 0; region < regions; region++) {
      writeRegion(region, tenants / regions);
    }
    int stacks = Math.max(regions, (tenants + TENANTS_A_STACK - 1) / TENANTS_A_STACK);
    for (int stack = 0; stack < stacks; stack++) {
      int from = (int) ((long) tenants * stack / stacks);
      int to = (int) ((long) tenants * (stack + 1) / stacks);
      writeStack(stack, from, to);
    }
  }

  private void writePlansAndChannels() throws IOException {
    StringBuilder out = new StringBuilder();
    String[][] plans = {
      {"small", "2", "4", "100m", "256Mi"}, {"medium", "3", "6", "250m", "512Mi"}, {"large", "3", "12", "500m", "1Gi"},
    };
    for (String[] plan : plans) {
      out.append(document("Plan", plan[0])).append("""
            description: A size for the benchmark
            limits: {replicas: %s, hosts: 4}
            values:
              instance:
                replicas: {min: %s, max: %s}
                resources: {requests: {cpu: %s, memory: %s}, limits: {memory: %s}}
          """.formatted(plan[2], plan[1], plan[2], plan[3], plan[4], plan[4]));
    }
    for (String channel : new String[] {"development", "canary", "early", "stable"}) {
      out.append(document("Channel", channel)).append("  description: A channel for the benchmark\n  release: live\n");
    }
    write("plans-and-channels.yaml", out.toString());
  }

  private static String document(String kind, String name) {
    return "---\napiVersion: drydock.dev/v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec:\n";
  }

  private void writeRegion(int index, int tenants) throws IOException {
    String name = "region-" + index;
    String cloud = "eu-central-" + (index % 9 + 1);
    write("regions/" + name + ".yaml", (document("Region", name) + """
          engine: %1$s
          cloud:
            region: %2$s
            account: "123456789012"
            vpc: vpc-0a1b2c3d4e5f60718
            zones: [%2$sa, %2$sb, %2$sc]
            subnets:
              public: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d4e5f60712, subnet-0a1b2c3d4e5f60713]
              private: [subnet-0a1b2c3d4e5f60714, subnet-0a1b2c3d4e5f60715, subnet-0a1b2c3d4e5f60716]
            networks: ["10.%3$s.0.0/16"]
            databaseNetworks: ["10.%3$s.64.0/20"]
          kubernetes: {cluster: %4$s, version: "1.35"}
          domain: %4$s.example.com
          wildcardCertificate: {secret: {external: %4$s/wildcard-tls}}
          secretStore: %4$s
          nodes: {edge: 6, maximum: %5$s, volumeGiB: 80, image: al2023@v20260724, role: flags-node, securityGroups: [sg-00000002]}
          edge:
            hostname: edge.%4$s.example.com
            autoScalingGroup: edge-%4$s
            provisioner: crossplane
            securityGroups: [sg-0a1b2c3d4e5f60717]
            healthCheck: {intervalSeconds: 5, timeoutSeconds: 3, healthyThreshold: 2, unhealthyThreshold: 2}
            deregistrationDelaySeconds: 120
            unhealthyDrainingSeconds: 90
            unhealthyTermination: false
            crossZone: true
            idleTimeoutSeconds: 350
          logs:
            bucket: logs-%4$s
            roleArn: "arn:aws:iam::123456789012:role/logs-%4$s"
            lifecycleDays: 400
            loki: {bucket: logs-%4$s-loki, roleArn: "arn:aws:iam::123456789012:role/logs-%4$s", lifecycleDays: 14}
          alertmanager: {url: "https://alerts.example.com"}
        """).formatted(index % 2 == 0 ? "argocd" : "flux", cloud, index + 1, name,
        Math.max(FEWEST_NODES, tenants / TENANTS_A_NODE)));
  }

  private void writeStack(int stack, int from, int to) throws IOException {
    String region = "region-" + stack % regions;
    String name = "stack-" + stack;
    StringBuilder out = new StringBuilder(document("Stack", name));
    out.append("  region: ").append(region).append('\n');
    out.append("  database: {host: ").append(name).append(".db.example.com, port: 5432, maxConnections: 20000, reserved: 50}\n");
    StringBuilder inline = new StringBuilder();
    for (int tenant = from; tenant < to; tenant++) {
      String id = "tenant-%06d".formatted(tenant);
      if (random.nextInt(100) < 15) {
        write("tenants/" + name + "/" + id + ".yaml",
            document("Tenant", id) + "  stack: " + name + "\n" + body(id, region, "  "));
      } else {
        inline.append("  - name: ").append(id).append('\n');
        if (random.nextInt(100) < 30) {
          line(inline, "    ", "labels: {industry: " + INDUSTRIES[random.nextInt(INDUSTRIES.length)] + "}");
        }
        inline.append(body(id, region, "    "));
      }
    }
    if (inline.length() > 0) {
      out.append("  tenants:\n").append(inline);
    }
    write("stacks/" + name + ".yaml", out.toString());
  }

  private String body(String id, String region, String indent) {
    StringBuilder out = new StringBuilder();
    line(out, indent, "plan: " + PLANS[random.nextInt(PLANS.length)]);
    line(out, indent, "channel: " + CHANNELS[random.nextInt(CHANNELS.length)]);
    int state = random.nextInt(100);
    if (state < 5) {
      line(out, indent, "state: " + (state < 3 ? "suspended" : "retired"));
    }
    String host = id + "." + region + ".example.com";
    boolean own = random.nextInt(100) < 8;
    line(out, indent, own
        ? "hosts: [" + host + ", {name: flags." + id + ".example.org, certificate: " + id + "-tls}]"
        : "hosts: [" + host + "]");
    if (random.nextInt(100) < 4) {
      line(out, indent, "database: {secret: {existing: " + id + "-database}}");
    }
    out.append(values(id, indent));
    return out.toString();
  }

  private String values(String id, String indent) {
    StringBuilder out = new StringBuilder();
    boolean environment = random.nextInt(100) < 25;
    boolean replicas = random.nextInt(100) < 10;
    boolean resources = random.nextInt(100) < 5;
    boolean mail = random.nextInt(100) < 3;
    if (environment || replicas || resources || mail) {
      line(out, indent, "values:");
      line(out, indent, "  instance:");
      if (replicas) {
        line(out, indent, "    replicas: {min: 2, max: 4}");
      }
      if (resources) {
        line(out, indent, "    resources: {requests: {cpu: 300m, memory: 384Mi}, limits: {memory: 768Mi}}");
      }
      if (mail) {
        line(out, indent, "    secretEnv: {EMAIL_PASSWORD: smtp-password}");
        line(out, indent, "    egress: [{name: mail, network: 198.51.100.0/24, port: 587}]");
      }
      if (environment) {
        line(out, indent, "    env: {CUSTOMER: \"" + id + "\", BANNER: \"welcome: \\\"" + random.nextInt(1000) + "\\\"\"}");
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String indent, String text) {
    out.append(indent).append(text).append('\n');
  }

  private void write(String path, String text) throws IOException {
    Path file = fleet.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
