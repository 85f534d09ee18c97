package dev.drydock.check;

import dev.drydock.manifest.UnitId;
import java.util.List;
import java.util.Optional;

/**
 * What the fleet checks need of one unit. A unit that did not change takes part with its facts, so
 * they are small and hold no objects.
 *
 * @param id the unit
 * @param own the unit's objects, as delivery sees them
 * @param delivery the unit's share in the folder of delivery objects
 * @param namespaces the namespaces that the unit makes
 * @param podBreaches what its pods do that a level of pod security refuses
 * @param hostPorts the ports of nodes that its pods take
 * @param traefiks its Traefiks
 * @param balancer its load balancer
 * @param databaseDemands the database connections that its pods may open
 * @param servers the pods that serve customers
 * @param hosts the host names that its routes claim
 * @param roll its slowest rollout
 * @param pods its pods, as other units meet them
 * @param quotas the bounds of its quotas
 * @param nodePools the NodePools that it makes
 * @param network who may talk to whom, and who does
 * @param telemetry what it has to do with logs and metrics
 * @param workloads what makes pods
 */
public record UnitFacts(
    UnitId id,
    FolderFacts own,
    FolderFacts delivery,
    List<NamespaceFacts> namespaces,
    List<PodBreach> podBreaches,
    List<HostPortFacts> hostPorts,
    List<TraefikFacts> traefiks,
    BalancerFacts balancer,
    List<DatabaseDemand> databaseDemands,
    List<ServerFacts> servers,
    List<NamedFact> hosts,
    Optional<RollTime> roll,
    List<PodFacts> pods,
    List<QuotaFacts> quotas,
    List<NodeGroup> nodePools,
    NetworkFacts network,
    TelemetryFacts telemetry,
    List<WorkloadFact> workloads) {

  public UnitFacts {
    namespaces = List.copyOf(namespaces);
    podBreaches = List.copyOf(podBreaches);
    hostPorts = List.copyOf(hostPorts);
    traefiks = List.copyOf(traefiks);
    databaseDemands = List.copyOf(databaseDemands);
    servers = List.copyOf(servers);
    hosts = List.copyOf(hosts);
    pods = List.copyOf(pods);
    quotas = List.copyOf(quotas);
    nodePools = List.copyOf(nodePools);
    workloads = List.copyOf(workloads);
  }
}
