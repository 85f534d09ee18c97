package dev.drydock.check;

import dev.drydock.diag.Origin;
import dev.drydock.yaml.MappingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Fluent Bit sends to a Loki.
 *
 * @param owner the object that makes the pods
 * @param labels how many labels a stream gets
 * @param age how old a record may be when it is delivered at last
 * @param origin where its configuration is written
 */
record LogShipperFacts(String owner, int labels, Duration age, Origin origin) {

  static List<LogShipperFacts> read(List<KubernetesObject> objects, List<EmbeddedConfig> configs) {
    List<LogShipperFacts> found = new ArrayList<>();
    for (Program program : Program.named("fluent-bit", objects)) {
      Optional<EmbeddedConfig> config =
          EmbeddedConfig.mounted(program.pods(), configs, LogShipper.PIPELINE);
      config.ifPresent(each -> found.addAll(of(new LogShipper(program, each))));
    }
    return found;
  }

  private static List<LogShipperFacts> of(LogShipper shipper) {
    List<LogShipperFacts> found = new ArrayList<>();
    for (MappingNode output : shipper.outputs()) {
      if (Fields.text(output, "name").orElse("").equals("loki")) {
        found.add(
            new LogShipperFacts(
                shipper.program().owner().title(),
                LogShipper.labels(output).size(),
                shipper.age(output),
                shipper.config().origin()));
      }
    }
    return found;
  }
}
