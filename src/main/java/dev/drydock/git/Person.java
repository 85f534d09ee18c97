package dev.drydock.git;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, and when.
 *
 * @param name the name as the commit has it
 * @param email the address as the commit has it
 * @param time the time, to the second
 * @param zone the zone that the time was noted in
 */
public record Person(String name, String email, Instant time, ZoneOffset zone) {

  /** Returns another person at the same time and zone. */
  public Person named(String otherName, String otherEmail) {
    return new Person(otherName, otherEmail, time, zone);
  }

  /** Returns {@code name <address>} as one line. */
  public String text() {
    return ident().getName() + " <" + ident().getEmailAddress() + ">";
  }

  static Person of(@Nullable PersonIdent ident) {
    if (ident == null) {
      return new Person("unknown", "", Instant.EPOCH, ZoneOffset.UTC);
    }
    Instant time = Instant.ofEpochSecond(Math.max(0, ident.getWhenAsInstant().getEpochSecond()));
    return new Person(ident.getName(), ident.getEmailAddress(), time, zone(ident));
  }

  /** A zone beyond 18 hours exists in broken commits only and counts as UTC. */
  private static ZoneOffset zone(PersonIdent ident) {
    try {
      int seconds = ident.getZoneOffset().getTotalSeconds();
      return ZoneOffset.ofTotalSeconds(seconds - seconds % 60);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  PersonIdent ident() {
    String safeName = OneLine.of(name, OneLine.NAME_LENGTH);
    return new PersonIdent(
        safeName.isEmpty() ? "unknown" : safeName,
        OneLine.of(email, OneLine.NAME_LENGTH),
        time,
        zone);
  }
}
