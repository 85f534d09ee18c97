package dev.drydock.compile;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Location;
import dev.drydock.diag.Outcome;
import dev.drydock.diag.Suggestion;
import dev.drydock.fleet.Fleet;
import dev.drydock.fleet.Release;
import dev.drydock.fleet.Tenant;
import dev.drydock.release.ReleaseResolver;
import dev.drydock.report.Table;
import dev.drydock.yaml.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows releases.
 *
 * @param fleet the fleet
 */
record ReleaseListing(Fleet fleet) {

  /** Lists all releases with the channels and the number of tenants on them. */
  Table all() {
    List<List<String>> rows = new ArrayList<>();
    for (Release release : fleet.releases().values()) {
      rows.add(
          List.of(
              release.name(),
              String.join(",", channels(release)),
              Integer.toString(tenants(release).size()),
              Integer.toString(release.files().size()),
              release.digest()));
    }
    return new Table(
        "releases",
        List.of("name", "channels", "tenants", "files", "digest"),
        List.of("tenants", "files"),
        rows);
  }

  /** Shows what a release holds, a row a thing. */
  Outcome<Table> one(String name) {
    @Nullable Release release = fleet.releases().get(name);
    if (release == null) {
      return Outcome.failed(
          Diagnostic.of(Code.USAGE, Location.nowhere(), "there is no release `" + name + "`")
              .withHint(
                  Suggestion.hint(name, fleet.releases().keySet())
                      .orElse("`drydock release list` shows the releases")));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("digest", "", release.digest()));
    release.images().entries().forEach((component, entry) -> images(component, entry, rows));
    channels(release).forEach(channel -> rows.add(List.of("channel", channel, "")));
    tenants(release).forEach(tenant -> rows.add(List.of("tenant", tenant, "")));
    release.files().forEach(file -> rows.add(List.of("file", file.path(), file.sha256())));
    return Outcome.ok(new Table("release", List.of("what", "name", "value"), List.of(), rows));
  }

  private static void images(String component, MappingNode.Entry entry, List<List<String>> rows) {
    if (entry.value() instanceof MappingNode images) {
      for (Map.Entry<String, MappingNode.Entry> image : images.entries().entrySet()) {
        String reference =
            images.string(image.getKey(), "reference").orElse("")
                + images.string(image.getKey(), "digest").map(digest -> "@" + digest).orElse("");
        rows.add(List.of("image", component + "." + image.getKey(), reference));
      }
    }
  }

  private List<String> channels(Release release) {
    return fleet.channels().values().stream()
        .filter(channel -> channel.releaseName().filter(release.name()::equals).isPresent())
        .map(channel -> channel.name())
        .toList();
  }

  private List<String> tenants(Release release) {
    return fleet.tenants().values().stream()
        .filter(tenant -> ReleaseResolver.resolve(fleet, tenant).name().equals(release.name()))
        .map(Tenant::name)
        .toList();
  }
}
