package dev.drydock.check;

import dev.drydock.diag.Origin;

/**
 * The database connections that the pods of an object may open.
 *
 * @param owner the object
 * @param replicas how many pods there may be
 * @param pool connections of one pod, or -1 where nothing bounds them
 * @param origin where the pool is written, or the container
 * @param replicasOrigin where the number of pods is written
 */
record DatabaseDemand(
    String owner, long replicas, long pool, Origin origin, Origin replicasOrigin) {

  /** Returns the most connections while a rollout goes on, since pods that go keep theirs. */
  long connections() {
    return 2 * replicas * pool;
  }
}
