package dev.drydock.schema;

/**
 * A place in a schema file.
 *
 * @param path the file
 * @param pointer a JSON pointer, empty for the whole file
 */
record SchemaPlace(String path, String pointer) implements Comparable<SchemaPlace> {

  SchemaPlace child(String step) {
    String escaped = step.indexOf('~') < 0 && step.indexOf('/') < 0 ? step : escape(step);
    return new SchemaPlace(path, pointer + "/" + escaped);
  }

  private static String escape(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  @Override
  public int compareTo(SchemaPlace other) {
    int byPath = path.compareTo(other.path);
    return byPath != 0 ? byPath : pointer.compareTo(other.pointer);
  }
}
