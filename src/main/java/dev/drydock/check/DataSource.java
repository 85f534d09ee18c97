package dev.drydock.check;

import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A data source that Grafana is provisioned with.
 *
 * @param uid the name that dashboards ask it by
 * @param type its type
 */
record DataSource(String uid, String type) {

  static List<DataSource> of(List<EmbeddedConfig> configs) {
    List<DataSource> found = new ArrayList<>();
    for (EmbeddedConfig config : configs) {
      for (MappingNode source : Fields.maps(config.document(), "datasources")) {
        found.add(
            new DataSource(
                Fields.text(source, "uid").orElse(""), Fields.text(source, "type").orElse("")));
      }
    }
    return found;
  }
}
