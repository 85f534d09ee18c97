package dev.drydock.check;

import dev.drydock.diag.Code;
import dev.drydock.diag.Diagnostics;
import dev.drydock.fleet.Fleet;

/** A rule on the objects of one unit. */
public interface UnitCheck {

  /** Returns the code of what this check finds. */
  Code code();

  /** Returns the relation that holds where this check finds nothing. */
  String relation();

  /** Adds a diagnostic for every place where the relation does not hold. */
  void check(CheckedUnit unit, Fleet fleet, Diagnostics diagnostics);
}
