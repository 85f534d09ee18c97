package dev.drydock.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.drydock.diag.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Turns the validator's errors into diagnostics. The errors of alternatives ({@code anyOf}, {@code
 * oneOf}) come as one heap; they are sorted by alternative, and the most likely one speaks.
 */
final class ErrorTranslator {
  private final InstancePlaces places;
  private final SchemaPaths paths;
  private final ErrorMessages messages;

  ErrorTranslator(JsonSchemas schemas, SchemaPlace root, InstancePlaces places) {
    this.places = places;
    this.paths = new SchemaPaths(schemas, root);
    this.messages = new ErrorMessages(paths, places);
  }

  List<Diagnostic> translate(List<Error> errors) {
    return translate(errors, 0).stream().distinct().sorted().toList();
  }

  private List<Diagnostic> translate(List<Error> errors, int from) {
    List<Diagnostic> result = new ArrayList<>();
    SequencedMap<String, List<Error>> choices = new LinkedHashMap<>();
    for (Error error : errors) {
      int choice = SchemaPaths.choice(error.getEvaluationPath(), from);
      if (choice < 0) {
        result.add(messages.of(error));
      } else {
        String key = places.name(error.getEvaluationPath(), choice) + " " + instance(error, choice);
        choices.computeIfAbsent(key, ignored -> new ArrayList<>()).add(error);
      }
    }
    choices.values().forEach(group -> result.addAll(choice(group, from)));
    return result;
  }

  private String instance(Error error, int choice) {
    return places.name(
        error.getInstanceLocation(), SchemaPaths.depth(error.getEvaluationPath(), choice));
  }

  private List<Diagnostic> choice(List<Error> errors, int from) {
    NodePath path = errors.getFirst().getEvaluationPath();
    int choice = SchemaPaths.choice(path, from);
    int depth = SchemaPaths.depth(path, choice);
    if (paths.message(path, choice).isPresent()) {
      return List.of(messages.custom(errors.getFirst(), choice, depth));
    }
    List<List<Error>> branches = branches(errors, choice);
    List<List<Error>> likely =
        branches.stream().filter(branch -> !isOtherType(branch, depth)).toList();
    if (likely.isEmpty()) {
      return List.of(messages.wrongType(errors, depth));
    }
    if (likely.size() > 1 && likely.stream().allMatch(branch -> isMissingKey(branch, depth))) {
      return List.of(messages.missingOneOf(likely.stream().map(List::getFirst).toList(), depth));
    }
    List<Error> best = likely.getFirst();
    for (List<Error> branch : likely) {
      best = branch.size() < best.size() ? branch : best;
    }
    return translate(best, choice + 1);
  }

  private static List<List<Error>> branches(List<Error> errors, int choice) {
    SequencedMap<Object, List<Error>> branches = new LinkedHashMap<>();
    for (Error error : errors) {
      Object branch = error.getEvaluationPath().getElement(choice + 1);
      branches.computeIfAbsent(branch, ignored -> new ArrayList<>()).add(error);
    }
    return List.copyOf(branches.values());
  }

  private static boolean isOtherType(List<Error> branch, int depth) {
    return branch.stream()
        .anyMatch(
            error ->
                error.getKeyword().equals("type")
                    && error.getInstanceLocation().getNameCount() == depth);
  }

  private static boolean isMissingKey(List<Error> branch, int depth) {
    return branch.size() == 1
        && branch.getFirst().getKeyword().equals("required")
        && branch.getFirst().getInstanceLocation().getNameCount() == depth;
  }
}
