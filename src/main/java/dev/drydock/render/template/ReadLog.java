package dev.drydock.render.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What was read, in the order of reading. Repetition is left out only when somebody asks, which few
 * do.
 *
 * @param all every read; what was read twice may stand twice
 */
public record ReadLog(List<Read> all) {

  public ReadLog {
    all = Collections.unmodifiableList(new ArrayList<>(all));
  }

  /** Returns each fact that was read, once. */
  public List<Read> once() {
    return List.copyOf(new LinkedHashSet<>(all));
  }
}
