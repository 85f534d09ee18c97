package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;

/** A rule on the facts of all units. */
public interface FleetCheck {

  /** Returns the code of what this check finds. */
  Code code();

  /** Returns the relation that holds where this check finds nothing. */
  String relation();

  /** Adds a diagnostic for every place where the relation does not hold. */
  void check(FleetFacts facts, Fleet fleet, Diagnostics diagnostics);
}
