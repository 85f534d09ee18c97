package dev.drydock.e2e.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.e2e.Ports;
import dev.drydock.e2e.RunningProgram;
import dev.drydock.e2e.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A real API server with its store. It ends with the scene that it was started in. */
public final class ControlPlane {
  /** The recipes' programs without which there is no API server. */
  public static final List<String> PROGRAMS = List.of("etcd", "kube-apiserver");

  /** The program that {@link #startControllers} starts. */
  public static final String CONTROLLERS = "kube-controller-manager";

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String ADMINISTRATOR = "administrator-of-this-run";
  private static final String CONTROLLER = "controllers-of-this-run";

  private final Scene scene;
  private final Path folder;
  private final String address;
  private final Path serviceAccountKey;
  private final ApiClient administrator;

  private ControlPlane(
      Scene scene, Path folder, String address, Path serviceAccountKey, ApiClient administrator) {
    this.scene = scene;
    this.folder = folder;
    this.address = address;
    this.serviceAccountKey = serviceAccountKey;
    this.administrator = administrator;
  }

  /** Starts etcd and kube-apiserver, and returns when the server is ready. */
  public static ControlPlane start(Scene scene) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Path folder = Files.createDirectories(scene.folder().resolve("cluster"));
    List<Integer> ports = Ports.free(3);
    String store = "http://127.0.0.1:" + ports.get(0);
    startStore(scene, folder, store, "http://127.0.0.1:" + ports.get(1));
    Path key = writeServiceAccountKey(folder);
    RunningProgram server = startServer(scene, folder, store, ports.get(2), key);
    String address = "https://127.0.0.1:" + ports.get(2);
    Path certificate = certificate(folder);
    server.await("its certificate", LIMIT, () -> Files.exists(certificate));
    ApiClient administrator = ApiClient.of(address, certificate, ADMINISTRATOR);
    server.await("ready", LIMIT, () -> administrator.get("/readyz").status() == 200);
    ControlPlane plane = new ControlPlane(scene, folder, address, key, administrator);
    scene.proved(
        String.format(
            Locale.ROOT,
            "kube-apiserver %s is ready after %.1f s",
            plane.version(),
            (System.nanoTime() - start) / 1e9));
    return plane;
  }

  private static void startStore(Scene scene, Path folder, String clients, String peers)
      throws IOException {
    // A store that is thrown away needs no disk that is in step.
    scene.start(
        "etcd",
        List.of(
            scene.program("etcd").toString(),
            "--name=only",
            "--data-dir=" + folder.resolve("etcd"),
            "--unsafe-no-fsync",
            "--log-level=warn",
            "--listen-client-urls=" + clients,
            "--advertise-client-urls=" + clients,
            "--listen-peer-urls=" + peers,
            "--initial-advertise-peer-urls=" + peers,
            "--initial-cluster=only=" + peers));
  }

  private static RunningProgram startServer(
      Scene scene, Path folder, String store, int port, Path key) throws IOException {
    return scene.start(
        "kube-apiserver",
        List.of(
            scene.program("kube-apiserver").toString(),
            "--etcd-servers=" + store,
            "--bind-address=127.0.0.1",
            // Without the first the server asks for a default route; without the second it
            // complains that a loopback
            // address is no endpoint.
            "--advertise-address=127.0.0.1",
            "--endpoint-reconciler-type=none",
            "--secure-port=" + port,
            "--cert-dir=" + folder,
            "--token-auth-file=" + writeTokens(folder),
            "--authorization-mode=Node,RBAC",
            "--anonymous-auth=false",
            "--allow-privileged=true",
            "--profiling=false",
            // These are on by default; the tests depend on them.
            "--enable-admission-plugins=NodeRestriction,PodSecurity,ResourceQuota,LimitRanger,Priority,"
                + "ValidatingAdmissionPolicy",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=" + key,
            "--service-account-signing-key-file=" + key,
            "--service-cluster-ip-range=10.0.0.0/16",
            "--max-requests-inflight=800",
            "--max-mutating-requests-inflight=400"));
  }

  private static Path certificate(Path folder) {
    return folder.resolve("apiserver.crt");
  }

  private static Path writeTokens(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("tokens.csv"),
        ADMINISTRATOR
            + ",administrator,1,system:masters\n"
            + CONTROLLER
            + ",system:kube-controller-manager,2\n");
  }

  private static Path writeServiceAccountKey(Path folder) throws IOException {
    byte[] key;
    try {
      key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return Files.writeString(
        folder.resolve("service-accounts.key"),
        "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
  }

  /**
   * Starts kube-controller-manager with the controllers named, and returns when it has made the
   * default account of the namespace {@code default}.
   *
   * @param controllers as its flag {@code --controllers} spells them; {@code
   *     serviceaccount-controller} is among them
   */
  public void startControllers(List<String> controllers) throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    Path kubeconfig = writeKubeconfig("controllers", CONTROLLER);
    RunningProgram program =
        scene.start(
            CONTROLLERS,
            List.of(
                scene.program(CONTROLLERS).toString(),
                "--kubeconfig=" + kubeconfig,
                "--authentication-kubeconfig=" + kubeconfig,
                "--authorization-kubeconfig=" + kubeconfig,
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                "--cert-dir=" + Files.createDirectories(folder.resolve("controllers")),
                "--leader-elect=false",
                "--use-service-account-credentials=true",
                "--service-account-private-key-file=" + serviceAccountKey,
                "--root-ca-file=" + certificate(folder),
                "--kube-api-qps=200",
                "--kube-api-burst=400",
                "--controllers=" + String.join(",", controllers)));
    program.await(
        "the account of the namespace `default`",
        LIMIT,
        () ->
            administrator.get("/api/v1/namespaces/default/serviceaccounts/default").status()
                == 200);
  }

  /** Writes a kubeconfig of the administrator, for programs that want one. */
  public Path kubeconfig() throws IOException {
    return writeKubeconfig("administrator", ADMINISTRATOR);
  }

  private Path writeKubeconfig(String name, String token) throws IOException {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("apiVersion", "v1").put("kind", "Config").put("current-context", "only");
    ObjectNode cluster =
        file.putArray("clusters").addObject().put("name", "only").putObject("cluster");
    cluster.put("server", address).put("certificate-authority", certificate(folder).toString());
    file.putArray("users").addObject().put("name", "only").putObject("user").put("token", token);
    file.putArray("contexts")
        .addObject()
        .put("name", "only")
        .putObject("context")
        .put("cluster", "only")
        .put("user", "only");
    return Files.writeString(folder.resolve(name + ".kubeconfig"), file.toString());
  }

  /** Returns the client of a member of {@code system:masters}. */
  public ApiClient administrator() {
    return administrator;
  }

  /** Returns the client of whoever a token belongs to. */
  public ApiClient client(String token) {
    return administrator.as(token);
  }

  /** Returns the version that the server says it is. */
  public String version() throws IOException, InterruptedException {
    return administrator.get("/version").body().path("gitVersion").asText();
  }
}
