package dev.drydock.render.template;

import dev.drydock.diag.Location;
import java.util.List;

/** A piece of a template. */
sealed interface Part {

  /**
   * Literal text.
   *
   * @param text the characters
   * @param source the template
   * @param start the index of the first character in the template
   */
  record Text(String text, TemplateSource source, int start) implements Part {}

  /**
   * A print.
   *
   * @param expression what is printed
   * @param at the place of its opening braces
   */
  record Hole(Term expression, Location at) implements Part {}

  /**
   * An {@code if} with its {@code elseif}s.
   *
   * @param branches the conditions and what they guard
   * @param otherwise what follows {@code else}
   */
  record If(List<Branch> branches, List<Part> otherwise) implements Part {}

  /**
   * A condition and what it guards.
   *
   * @param condition must be a boolean
   * @param at the place of the tag
   */
  record Branch(Term condition, List<Part> body, Location at) {}

  /**
   * A loop.
   *
   * @param variable the name that each item has in the body
   * @param source the list or map
   * @param otherwise what follows {@code else}, for an empty source
   * @param at the place of the tag
   */
  record For(String variable, Term source, List<Part> body, List<Part> otherwise, Location at)
      implements Part {}

  /**
   * An assignment.
   *
   * @param at the place of the tag
   */
  record Set(String name, Term value, Location at) implements Part {}

  /**
   * The text of another template.
   *
   * @param name relative to the folder of the component
   * @param at the place of the tag
   */
  record Include(String name, Location at) implements Part {}
}
