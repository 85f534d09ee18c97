package dev.drydock.yaml;

import dev.drydock.diag.Diagnostics;
import dev.drydock.diag.Location;
import dev.drydock.diag.Origin;

/**
 * What positions and scalars of a text mean. A fleet file is read as it stands; the text of a
 * rendered template holds sentinels in place of values, and its places are places of the template.
 */
public interface YamlDialect {

  /**
   * Returns the place that a position of the text stands for.
   *
   * @param offset a UTF-16 index into the text; the length of the text means its end
   */
  Location locate(int offset);

  /** Returns the origin of what begins at a position; the default is its place alone. */
  default Origin origin(int offset) {
    return Origin.of(locate(offset));
  }

  /** Returns the value of a scalar; the default is {@link StrictYaml#resolve}. */
  Node value(YamlScalar scalar, Diagnostics diagnostics);

  /** Returns the key that a scalar spells; the default is {@link StrictYaml#resolveKey}. */
  String key(YamlScalar scalar, Diagnostics diagnostics);
}
