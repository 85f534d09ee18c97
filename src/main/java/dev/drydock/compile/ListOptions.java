package dev.drydock.compile;

/**
 * What to list.
 *
 * @param subject which kind
 * @param selector a label selector in Kubernetes' form; empty selects all
 * @param drain whether to tell of workloads what a drain of their nodes means
 */
public record ListOptions(Subject subject, String selector, boolean drain) {

  /** What can be listed. The constants are the words of the command line. */
  public enum Subject {
    tenants,
    regions,
    stacks,
    components,
    channels,
    workloads
  }
}
