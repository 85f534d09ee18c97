package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.manifest.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One bound of a ResourceQuota.
 *
 * @param owner the quota
 * @param namespace its namespace
 * @param resource what it bounds, such as {@code requests.cpu} or {@code pods}
 * @param hard the most
 * @param origin where that is written
 */
record QuotaFacts(String owner, String namespace, String resource, BigDecimal hard, Origin origin) {

  static List<QuotaFacts> read(List<KubernetesObject> objects) {
    List<QuotaFacts> found = new ArrayList<>();
    for (KubernetesObject object : objects) {
      if (object.is("", "ResourceQuota")) {
        Fields.strings(object.node(), "spec", "hard")
            .forEach(
                (resource, text) ->
                    Quantity.parse(text)
                        .ifPresent(hard -> found.add(fact(object, resource, hard))));
      }
    }
    return found;
  }

  private static QuotaFacts fact(KubernetesObject object, String resource, BigDecimal hard) {
    return new QuotaFacts(
        object.title(),
        object.namespace().orElse("").intern(),
        resource.intern(),
        hard,
        object.origin("spec", "hard", resource));
  }
}
