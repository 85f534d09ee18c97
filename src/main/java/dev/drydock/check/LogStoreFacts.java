package dev.drydock.check;

import dev.drydock.diag.Origin;
import java.time.Duration;
import java.util.List;

/**
 * What a Loki takes in.
 *
 * @param owner the object that makes the pods
 * @param rejectAge how old a record may be
 * @param labels how many labels a stream may have
 * @param origin where its configuration is written
 */
record LogStoreFacts(String owner, Duration rejectAge, long labels, Origin origin) {

  static List<LogStoreFacts> read(List<KubernetesObject> objects, List<EmbeddedConfig> configs) {
    return LogStore.of(objects, configs).stream()
        .map(
            store ->
                new LogStoreFacts(
                    store.program().owner().title(),
                    store.rejectAge(),
                    store.labels(),
                    store.origin()))
        .toList();
  }
}
