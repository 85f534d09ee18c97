package dev.drydock.diag;

/**
 * The kinds of diagnostics. A slug is API: it is never reused for something else, each has a case
 * in the tests, and {@code docs/diagnostics.md} is generated from this list.
 */
public enum Code {
  // ---- environment
  // -------------------------------------------------------------------------------------------------
  IO_UNREADABLE("io/unreadable", Failure.ENVIRONMENT, "A file or folder cannot be read."),
  IO_UNWRITABLE("io/unwritable", Failure.ENVIRONMENT, "The output cannot be written."),

  // ---- yaml
  // --------------------------------------------------------------------------------------------------------
  YAML_SYNTAX("yaml/syntax", Failure.INPUT, "The text is not well-formed YAML."),

  // ---- schema
  // ------------------------------------------------------------------------------------------------------
  SCHEMA_INVALID(
      "schema/invalid",
      Failure.INPUT,
      "A JSON Schema is not one, or refers to a place it must not."),

  // ---- fleet
  // -------------------------------------------------------------------------------------------------------
  FLEET_EMPTY("fleet/empty", Failure.INPUT, "There is no fleet to compile."),

  // ---- release
  // -----------------------------------------------------------------------------------------------------
  RELEASE_CHANGED(
      "release/changed", Failure.INPUT, "A frozen file of a release is not what was cut."),

  // ---- manifest
  // ----------------------------------------------------------------------------------------------------
  MANIFEST_NO_SCHEMA(
      "manifest/no-schema", Failure.INPUT, "A rendered kind has no schema to judge it by."),

  // ---- render
  // ------------------------------------------------------------------------------------------------------
  TEMPLATE_SYNTAX("template/syntax", Failure.INPUT, "A template cannot be parsed."),

  // ---- check
  // -------------------------------------------------------------------------------------------------------
  CHECK_TENANT_ISOLATION(
      "check/tenant-isolation",
      Failure.CHECK,
      "An object of a tenant reaches outside its namespace."),

  // ---- git
  // ---------------------------------------------------------------------------------------------------------
  GIT_NO_REPOSITORY(
      "git/no-repository", Failure.ENVIRONMENT, "The folder is not in a git repository."),

  // ---- publish
  // -----------------------------------------------------------------------------------------------------
  PUBLISH_FOREIGN_BRANCH(
      "publish/foreign-branch", Failure.CONFLICT, "The branch was not made by Drydock."),
  ;

  private final String slug;
  private final Severity severity;
  private final Failure failure;
  private final String meaning;

  Code(String slug, Failure failure, String meaning) {
    this(slug, Severity.ERROR, failure, meaning);
  }

  Code(String slug, Severity severity, Failure failure, String meaning) {
    this.slug = slug;
    this.severity = severity;
    this.failure = failure;
    this.meaning = meaning;
  }

  /** Returns the stable name, {@code area/what-is-wrong}. */
  public String slug() {
    return slug;
  }

  /** Returns the severity of a diagnostic of this kind. */
  public Severity severity() {
    return severity;
  }

  /** Returns what a run fails at when it ends with this. */
  public Failure failure() {
    return failure;
  }

  /** Returns one sentence for the documentation. */
  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return slug;
  }
}
