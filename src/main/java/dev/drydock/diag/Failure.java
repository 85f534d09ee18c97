package dev.drydock.diag;

/** What a failed run failed at; it decides the exit code. */
public enum Failure {
  /** The environment: files, git, the network. */
  ENVIRONMENT(1),
  /** Documents, schemas or templates. */
  INPUT(3),
  /** A check on the rendered fleet. */
  CHECK(4),
  /** Another run or another writer came first. */
  CONFLICT(5),
  /** The command line. */
  USAGE(64);

  private final int exitCode;

  Failure(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Returns the process exit code of a run that fails so. */
  public int exitCode() {
    return exitCode;
  }
}
