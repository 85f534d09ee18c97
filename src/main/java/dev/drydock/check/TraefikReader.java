package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Recognises a Traefik on the edge by its image in a DaemonSet, and reads what it is told. */
final class TraefikReader {

  private static final Duration DEFAULT_GRACE = Duration.ofSeconds(10);
  private static final Duration DEFAULT_IDLE = Duration.ofMinutes(3);
  private static final Duration DEFAULT_TENANT_IDLE = Duration.ofSeconds(90);
  private static final String TENANT_IDLE = "serverstransport.forwardingtimeouts.idleconntimeout";
  private static final String ALL_THROTTLE = "providers.providersthrottleduration";

  private final Pods pod;
  private final MappingNode container;
  private final TraefikArguments arguments;

  private TraefikReader(Pods pod, MappingNode container) {
    this.pod = pod;
    this.container = container;
    this.arguments = TraefikArguments.of(container);
  }

  static List<TraefikFacts> read(List<KubernetesObject> objects) {
    return objects.stream()
        .filter(object -> object.is("apps", "DaemonSet"))
        .flatMap(object -> object.pods().stream())
        .flatMap(
            pod ->
                pod.serving()
                    .map(Pods.Container::node)
                    .filter(TraefikReader::isTraefik)
                    .map(container -> new TraefikReader(pod, container).facts()))
        .toList();
  }

  private static boolean isTraefik(MappingNode container) {
    String image = Fields.text(container, "image").orElse("").toLowerCase(Locale.ROOT);
    String repository = ImageReference.parse(image).repository();
    return repository.substring(repository.lastIndexOf('/') + 1).equals("traefik")
        || TraefikArguments.of(container).hasBelow("entrypoints.");
  }

  private TraefikFacts facts() {
    KubernetesObject owner = pod.owner();
    return new TraefikFacts(
        owner.title(),
        owner.origin(),
        arguments.entryPoints().stream().map(this::entryPoint).toList(),
        ping(),
        metricsEntryPoint(),
        pod.gracePeriod(),
        Fields.origin(pod.spec(), "terminationGracePeriodSeconds"),
        preStop(),
        Fields.text(pod.spec(), "priorityClassName").orElse(""),
        Fields.integer(owner.node(), "spec", "minReadySeconds").orElse(0L),
        owner.origin("spec", "minReadySeconds"),
        Share.at(owner.node(), "spec", "updateStrategy", "rollingUpdate", "maxUnavailable")
            .orElse(new Share(1, /* isPercent= */ false)),
        arguments.duration(TENANT_IDLE, DEFAULT_TENANT_IDLE),
        origin(TENANT_IDLE, owner.origin()),
        throttle(),
        origin(
            "providers.kubernetesingress.throttleduration", origin(ALL_THROTTLE, owner.origin())));
  }

  private EntryPointFacts entryPoint(String name) {
    String flag = "entrypoints." + name + ".";
    Origin origin = arguments.origin(name, Fields.origin(container, "args"));
    Optional<Integer> port =
        arguments.flag(flag + "address").flatMap(address -> port(address.value()));
    return new EntryPointFacts(
        name,
        port,
        port.flatMap(this::hostPort),
        arguments.duration(flag + "transport.lifecycle.requestacceptgracetimeout", Duration.ZERO),
        arguments.duration(flag + "transport.lifecycle.gracetimeout", DEFAULT_GRACE),
        arguments.duration(flag + "transport.keepalivemaxtime", Duration.ZERO),
        arguments.duration(flag + "transport.respondingtimeouts.idletimeout", DEFAULT_IDLE),
        origin(flag + "address", origin),
        origin(flag + "transport.lifecycle.requestacceptgracetimeout", origin),
        origin(flag + "transport.keepalivemaxtime", origin),
        origin(flag + "transport.respondingtimeouts.idletimeout", origin));
  }

  private Origin origin(String flag, Origin otherwise) {
    return arguments.flag(flag).map(TraefikArguments.Flag::origin).orElse(otherwise);
  }

  /** Returns the port of an address such as {@code :8000/tcp}. */
  private static Optional<Integer> port(String address) {
    String withoutProtocol = address.replaceFirst("/(tcp|udp)$", "");
    String digits = withoutProtocol.substring(withoutProtocol.lastIndexOf(':') + 1);
    return digits.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
  }

  private Optional<Integer> hostPort(int port) {
    if (Fields.isTrue(pod.spec(), "hostNetwork")) {
      return Optional.of(port);
    }
    return Fields.maps(container, "ports").stream()
        .filter(each -> Fields.integer(each, "containerPort").orElse(0L) == port)
        .flatMap(each -> Fields.integer(each, "hostPort").stream())
        .filter(number -> number != 0)
        .map(Math::toIntExact)
        .findFirst();
  }

  private PingFacts ping() {
    boolean isNamed = !arguments.value("ping", "false").equals("false");
    boolean isOn = isNamed || arguments.hasBelow("ping.");
    boolean isManual = arguments.value("ping.manualrouting", "false").equals("true");
    String status = arguments.value("ping.terminatingstatuscode", "503");
    return new PingFacts(
        isOn && !isManual,
        arguments.value("ping.entrypoint", "traefik").toLowerCase(Locale.ROOT),
        status.matches("[0-9]{3}") ? Integer.parseInt(status) : 0,
        origin("ping.entrypoint", origin("ping", Fields.origin(container, "args"))));
  }

  private String metricsEntryPoint() {
    return arguments.value("metrics.prometheus.entrypoint", "traefik").toLowerCase(Locale.ROOT);
  }

  private PreStop preStop() {
    PreStop hook = PreStop.of(container);
    // The loop looks for the process, and finds it only in a process space that both share.
    boolean isBlind =
        hook.kind() == PreStop.Kind.LOOP && !Fields.isTrue(pod.spec(), "shareProcessNamespace");
    return isBlind ? new PreStop(PreStop.Kind.UNBOUNDED, 0, hook.origin()) : hook;
  }

  /** A change waits in the provider, and then for all that providers say. */
  private Duration throttle() {
    Duration ingress =
        arguments.duration("providers.kubernetesingress.throttleduration", Duration.ZERO);
    Duration custom = arguments.duration("providers.kubernetescrd.throttleduration", Duration.ZERO);
    Duration all = arguments.duration(ALL_THROTTLE, Duration.ofSeconds(2));
    Duration slower = ingress.compareTo(custom) > 0 ? ingress : custom;
    return slower.plus(all);
  }
}
