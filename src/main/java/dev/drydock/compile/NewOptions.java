package dev.drydock.compile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What to add to a repository. */
public sealed interface NewOptions {

  /** Returns the name of what is added. */
  String name();

  /**
   * A tenant.
   *
   * @param hosts host names; {@code NAME=CERTIFICATE} for one with a certificate of its own
   * @param ownFile whether it gets a file of its own and no element of its stack's list
   */
  record Tenant(
      String name, String stack, String plan, String channel, List<String> hosts, boolean ownFile)
      implements NewOptions {
    public Tenant {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * A stack.
   *
   * @param host the host of its database cluster
   * @param port the port of the cluster
   * @param maxConnections the most connections that the cluster accepts
   * @param reserved how many of them are kept for people
   */
  record Stack(
      String name, String region, String host, long port, long maxConnections, long reserved)
      implements NewOptions {}

  /**
   * A region.
   *
   * @param like the region whose document is copied
   * @param replacements other values than there, by the path of keys with dots between
   */
  record Region(String name, String like, SequencedMap<String, String> replacements)
      implements NewOptions {
    public Region {
      replacements = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(replacements));
    }
  }

  /**
   * A component.
   *
   * @param scope {@code region} or {@code tenant}
   * @param namespace where the objects of a region's component live
   */
  record Component(String name, String scope, Optional<String> namespace) implements NewOptions {}
}
