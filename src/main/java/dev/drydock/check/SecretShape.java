package dev.drydock.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A form that secrets have.
 *
 * @param name the words for it
 * @param mark a text that all of this form hold, looked for first because it is quick
 * @param pattern the form
 */
record SecretShape(String name, String mark, Pattern pattern) {

  private static final List<SecretShape> ALL =
      List.of(
          of("a private key", "PRIVATE KEY", "-----BEGIN [A-Z0-9 ]*PRIVATE KEY( BLOCK)?-----"),
          of("a JSON web token", "eyJ", "eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{8,}"),
          of("an AWS access key", "AKIA", "\\bAKIA[A-Z0-9]{16}\\b"),
          of("an AWS session key", "ASIA", "\\bASIA[A-Z0-9]{16}\\b"),
          of(
              "an AWS secret key",
              "aws_secret_access_key",
              "aws_secret_access_key\\s*[=:]\\s*['\"]?[A-Za-z0-9/+=]{40}"),
          of("a GitHub token", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36,}"),
          of("a GitHub token", "github_pat_", "\\bgithub_pat_\\w{22,}"),
          of("a GitLab token", "glpat-", "\\bglpat-[\\w-]{20,}"),
          of("a Slack token", "xox", "\\bxox[abeoprs]-[\\w-]{10,}"),
          of("a Slack hook", "hooks.slack.com", "hooks\\.slack\\.com/services/T\\w+/B\\w+/\\w+"),
          of("a Google key", "AIza", "\\bAIza[\\w-]{35}"),
          of("a Stripe key", "_live_", "\\b[rs]k_live_\\w{24,}"),
          of("an npm token", "npm_", "\\bnpm_[A-Za-z0-9]{36}"),
          of("an Unleash token", ":", "(\\*|[\\w-]+):[\\w-]+\\.[0-9a-f]{40,}"),
          of("a bearer token", "earer ", "\\b[Bb]earer [A-Za-z0-9._~+/-]{20,}=*"),
          of("a password in an address", "://", "\\w://[^\\s/:@]+:[^\\s/:@$%{}()]+@"));

  private static SecretShape of(String name, String mark, String pattern) {
    return new SecretShape(name, mark, Pattern.compile(pattern));
  }

  /**
   * Texts in which nothing was found: what templates write stands in every tenant's objects.
   * Dropped when there are too many.
   */
  private static final Set<String> HARMLESS = ConcurrentHashMap.newKeySet();

  private static final int MOST_HARMLESS = 8192;
  private static final int LONGEST_HARMLESS = 1024;

  /** Returns the words for the secret that a text holds. */
  static Optional<String> in(String text) {
    if (text.length() < 12 || HARMLESS.contains(text)) {
      return Optional.empty();
    }
    Optional<String> found = search(text);
    if (found.isEmpty() && text.length() <= LONGEST_HARMLESS) {
      if (HARMLESS.size() >= MOST_HARMLESS) {
        HARMLESS.clear();
      }
      HARMLESS.add(text);
    }
    return found;
  }

  private static Optional<String> search(String text) {
    for (SecretShape shape : ALL) {
      if (text.contains(shape.mark()) && shape.pattern().matcher(text).find()) {
        return Optional.of(shape.name());
      }
    }
    return Optional.empty();
  }
}
