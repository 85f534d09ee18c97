package dev.drydock.render.template;

/** What bounds the rendering of one template file. */
final class Limits {
  /** The most characters of a string that an expression makes. */
  static final int STRING = 1024 * 1024;

  /** The most characters of the text. */
  static final int TEXT = 1024 * 1024;

  /** The most rounds of all loops together, and the longest range. */
  static final int ROUNDS = 100_000;

  /** The most holes: there are that many private-use characters. */
  static final int HOLES = TemplateCharacters.LAST_SENTINEL - TemplateCharacters.FIRST_SENTINEL + 1;

  /** The most includes that one template can reach, counted once for each way to reach them. */
  static final int INCLUDES = 1000;

  private Limits() {}
}
