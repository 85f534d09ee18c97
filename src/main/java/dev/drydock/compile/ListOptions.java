package dev.drydock.compile;

/**
 * What to list.
 *
 * @param subject which kind
 * @param selector a label selector in Kubernetes' form; empty selects all
 */
public record ListOptions(Subject subject, String selector) {

  /** What can be listed. The constants are the words of the command line. */
  public enum Subject {
    tenants,
    regions,
    stacks,
    components,
    channels
  }
}
