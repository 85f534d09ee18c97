package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.ReleasedImage;
import dev.drydock.yaml.MappingNode;
import java.util.Optional;

/** Proves that every image is one of the release, pinned, and runs on the fleet's nodes. */
final class ImagesCheck implements UnitCheck {

  private static final String ARCHITECTURE = "arm64";

  @Override
  public Code code() {
    return Code.CHECK_IMAGES;
  }

  @Override
  public String relation() {
    return "every image is one of the unit's release, pinned by tag or digest, never `latest`, with"
        + " arm64 among its architectures";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    for (KubernetesObject object : unit.objects()) {
      object.pods().ifPresent(pods -> pods(unit, pods, diagnostics));
      if (object.is(OperatedPods.GROUP, "ReleaseChannel")) {
        object
            .node()
            .map("spec")
            .ifPresent(spec -> image(unit, object.title(), spec, "image", diagnostics));
      }
    }
  }

  private void pods(CheckedUnit unit, Pods pods, Diagnostics diagnostics) {
    String title = pods.owner().title();
    for (Pods.Container container : pods.containers()) {
      if (!isOfChannel(pods.owner(), container)) {
        image(unit, title, container.node(), "image", diagnostics);
      }
    }
    for (MappingNode volume : Fields.maps(pods.spec(), "volumes")) {
      volume.map("image").ifPresent(image -> image(unit, title, image, "reference", diagnostics));
    }
  }

  /** An operated server without an image takes that of a ReleaseChannel, which is judged itself. */
  private static boolean isOfChannel(KubernetesObject owner, Pods.Container container) {
    return owner.kind().equals(OperatedPods.KIND) && container.node().get("image").isEmpty();
  }

  private void image(
      CheckedUnit unit, String title, MappingNode holder, String field, Diagnostics diagnostics) {
    String text = Fields.text(holder, field).orElse("");
    Origin origin = Fields.origin(holder, field);
    ImageReference.parse(text)
        .unpinned()
        .ifPresent(
            why -> add(origin, "image `%s` of %s %s".formatted(text, title, why), diagnostics));
    Optional<ReleasedImage> released =
        unit.images().stream().filter(each -> each.image().equals(text)).findFirst();
    if (released.isEmpty()) {
      String message = "image `%s` of %s is not one of the unit's release".formatted(text, title);
      diagnostics.add(
          Diagnostic.of(code(), origin, message)
              .withHint("write `{{ release.images.<name>.image }}` in the template"));
    } else if (!released.orElseThrow().architectures().contains(ARCHITECTURE)) {
      String message =
          "image `%s` of %s is for `%s`, expected `%s` among them"
              .formatted(
                  text,
                  title,
                  String.join("`, `", released.orElseThrow().architectures()),
                  ARCHITECTURE);
      add(origin, message, diagnostics);
    }
  }

  private void add(Origin origin, String message, Diagnostics diagnostics) {
    diagnostics.add(Diagnostic.of(code(), origin, message));
  }
}
