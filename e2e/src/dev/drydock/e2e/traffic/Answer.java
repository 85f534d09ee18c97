package dev.drydock.e2e.traffic;

/** What became of one request. */
sealed interface Answer {

  /**
   * A whole answer came.
   *
   * @param status of HTTP
   * @param closes whether the server said that the connection ends with this answer
   */
  record Served(int status, boolean closes) implements Answer {}

  /**
   * No whole answer came.
   *
   * @param when at what step
   * @param reason as the system tells it
   */
  record Lost(When when, String reason) implements Answer {}

  /** The steps at which a request can be lost. */
  enum When {
    /** On a new connection, before an answer began. */
    NEW_CONNECTION("on a new connection"),
    /** On a connection that had served before, before an answer began. */
    KEPT_CONNECTION("on a kept connection"),
    /** After an answer began. */
    IN_ANSWER("in the middle of an answer");

    private final String text;

    When(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
