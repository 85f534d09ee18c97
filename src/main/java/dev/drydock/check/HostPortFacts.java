package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.util.SortedMap;

/**
 * A port of the node that a pod takes.
 *
 * @param owner the object that makes the pod
 * @param protocol TCP, UDP or SCTP
 * @param address the node's address, empty for all
 * @param port the port
 * @param nodeLabels the labels of the nodes that the pod may run on
 * @param surges whether a rollout starts a new pod before the old one goes
 * @param origin where the port is written
 */
record HostPortFacts(
    String owner,
    String protocol,
    String address,
    long port,
    SortedMap<String, String> nodeLabels,
    boolean surges,
    Origin origin) {}
