package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostic;
import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Origin;
import dev.drydock.fleet.Fleet;
import dev.drydock.manifest.Manifest;
import dev.drydock.yaml.MappingNode;
import dev.drydock.yaml.Node;
import dev.drydock.yaml.ScalarNode;
import dev.drydock.yaml.SequenceNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Proves that no secret stands in the output, which everybody who may read the branch sees. */
final class SecretsCheck implements UnitCheck {

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(^|.*[_.-])(password|passwd|passphrase|secret|tokens?|api_?key|private_?key|credentials?)",
          Pattern.CASE_INSENSITIVE);

  private static final Predicate<MappingNode> HARMLESS = SecretsCheck::isHarmless;

  @Override
  public Code code() {
    return Code.CHECK_SECRETS;
  }

  @Override
  public String relation() {
    return "no Secret has data, no environment variable named like a secret has a literal value,"
        + " and no text anywhere has the form of a token, a private key or a password";
  }

  @Override
  public void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics) {
    unit.all().forEach(object -> check(object, diagnostics));
  }

  private void check(KubernetesObject object, Diagnostics diagnostics) {
    if (object.is("", "Secret")) {
      data(object, "data", diagnostics);
      data(object, "stringData", diagnostics);
    } else {
      if (!isHarmless(object.manifest())) {
        walk(object, object.node(), diagnostics);
      }
      object.pods().ifPresent(pods -> variables(pods, diagnostics));
    }
  }

  private void data(KubernetesObject object, String field, Diagnostics diagnostics) {
    if (object.node().map(field).map(map -> !map.entries().isEmpty()).orElse(false)) {
      String message = "%s holds its secret in `%s`".formatted(object.title(), field);
      diagnostics.add(
          Diagnostic.of(code(), object.origin(field), message)
              .withHint("keep it in the secret store and render an ExternalSecret"));
    }
  }

  /** What the template wrote is searched once for all objects of a form. */
  private static boolean isHarmless(Manifest manifest) {
    return manifest
        .cast()
        .map(cast -> cast.form().is(HARMLESS) && areHarmless(cast.values()))
        .orElse(false);
  }

  private static boolean isHarmless(Node node) {
    return switch (node) {
      case ScalarNode scalar -> !scalar.isString() || SecretShape.in(scalar.text()).isEmpty();
      case SequenceNode list -> areHarmless(list.items());
      case MappingNode map -> areHarmless(map);
    };
  }

  /** Loops and no streams: every value of the fleet comes by. */
  private static boolean areHarmless(List<Node> nodes) {
    for (Node node : nodes) {
      if (!isHarmless(node)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areHarmless(MappingNode map) {
    for (Map.Entry<String, MappingNode.Entry> entry : map.entries().entrySet()) {
      if (SecretShape.in(entry.getKey()).isPresent() || !isHarmless(entry.getValue().value())) {
        return false;
      }
    }
    return true;
  }

  private void walk(KubernetesObject object, Node node, Diagnostics diagnostics) {
    switch (node) {
      case ScalarNode scalar -> {
        if (scalar.isString()) {
          text(object, scalar.text(), scalar.origin(), diagnostics);
        }
      }
      case SequenceNode list -> list.items().forEach(item -> walk(object, item, diagnostics));
      case MappingNode map ->
          map.entries()
              .forEach(
                  (key, entry) -> {
                    text(object, key, entry.keyOrigin(), diagnostics);
                    walk(object, entry.value(), diagnostics);
                  });
    }
  }

  /** The message does not repeat what it found. */
  private void text(KubernetesObject object, String text, Origin origin, Diagnostics diagnostics) {
    Optional<String> found = SecretShape.in(text);
    if (found.isPresent()) {
      String message = "%s holds %s".formatted(object.title(), found.orElseThrow());
      diagnostics.add(Diagnostic.of(code(), origin, message));
    }
  }

  private void variables(Pods pods, Diagnostics diagnostics) {
    List<MappingNode> variables =
        pods.containers().stream()
            .flatMap(container -> Fields.maps(container.node(), "env").stream())
            .toList();
    for (MappingNode variable : variables) {
      String name = Fields.text(variable, "name").orElse("");
      Optional<String> value = Fields.text(variable, "value").flatMap(Finding::nonEmpty);
      boolean isPlain = value.isPresent() && SecretShape.in(value.orElseThrow()).isEmpty();
      if (isPlain && SECRET_NAME.matcher(name).matches()) {
        String message = "%s sets `%s` to a literal value".formatted(pods.owner().title(), name);
        diagnostics.add(
            Diagnostic.of(code(), Fields.origin(variable, "value"), message)
                .withHint("take it from a Secret by `valueFrom`"));
      }
    }
  }
}
