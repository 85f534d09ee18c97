package dev.drydock.e2e.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A region's configuration of Loki with folders of a test in place of the bucket. */
final class LokiFiles {
  private LokiFiles() {}

  /**
   * Writes it, and returns the file. Limits, schema and retention are as rendered.
   *
   * @param folder for everything
   */
  static Path write(Path checkout, String region, Path folder, int port, int grpcPort)
      throws IOException {
    String text = Query.data(checkout, region, "loki", "").getFirst().getValue().asText();
    JsonNode configuration = Yaml.read(text.replace("/var/loki", folder.toString()));
    object(configuration, "/server")
        .put("http_listen_address", "127.0.0.1")
        .put("http_listen_port", port)
        .put("grpc_listen_port", grpcPort);
    ObjectNode files = object(configuration, "/common/storage");
    files.remove("s3");
    files
        .putObject("filesystem")
        .put("chunks_directory", folder.resolve("chunks").toString())
        .put("rules_directory", folder.resolve("rules").toString());
    object(configuration, "/schema_config/configs/0").put("object_store", "filesystem");
    object(configuration, "/compactor")
        .put("delete_request_store", "filesystem")
        .put("compaction_interval", "1s");
    Files.createDirectories(folder);
    return Files.writeString(folder.resolve("loki.yaml"), Yaml.write(configuration));
  }

  private static ObjectNode object(JsonNode node, String pointer) {
    return switch (node.at(pointer)) {
      case ObjectNode object -> object;
      case JsonNode other -> throw new IllegalStateException("no " + pointer + " in " + other);
    };
  }
}
