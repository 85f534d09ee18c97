package dev.drydock.check;

import java.util.List;
import java.util.Optional;

/**
 * What the LimitRanges of a namespace give to containers that say nothing themselves, as the API
 * server does: {@code default} comes from {@code max}, {@code defaultRequest} from {@code default}
 * and then from {@code min}.
 *
 * @param requests requests
 * @param limits limits
 */
record ContainerDefaults(Resources requests, Resources limits) {

  static final ContainerDefaults NONE = new ContainerDefaults(Resources.none(), Resources.none());

  static ContainerDefaults of(Optional<String> namespace, List<KubernetesObject> objects) {
    Resources requests = Resources.none();
    Resources limits = Resources.none();
    for (KubernetesObject object : objects) {
      if (object.is("", "LimitRange") && object.namespace().equals(namespace)) {
        for (var item : Fields.maps(object.node(), "spec", "limits")) {
          if (Fields.text(item, "type").orElse("").equals("Container")) {
            Resources limit = Resources.at(item, "default").orElse(Resources.at(item, "max"));
            limits = limits.orElse(limit);
            requests =
                requests.orElse(
                    Resources.at(item, "defaultRequest")
                        .orElse(limit)
                        .orElse(Resources.at(item, "min")));
          }
        }
      }
    }
    return new ContainerDefaults(requests, limits);
  }
}
