package dev.drydock.guarantees;

import java.util.Locale;

/**
 * A place of a tenant's document that takes a text. The document has one line a place, so that the
 * line of a diagnostic says which place it is about.
 */
enum Place {
  LABEL_KEY("team"),
  LABEL("blue"),
  STACK("eu-2"),
  PLAN("small"),
  CHANNEL("development"),
  STATE("active"),
  WORKLOAD("deployment"),
  HOST("NAME.eu.example.com"),
  OTHER_HOST("NAME.example.net"),
  CERTIFICATE("NAME-tls"),
  PIN_RELEASE("8.1.0"),
  PIN_REASON("waits"),
  PIN_UNTIL("2027-01-31"),
  DATABASE_SECRET("eu-2/NAME"),
  COMPONENT("instance"),
  LOG_LEVEL("info"),
  CPU("200m"),
  MEMORY("256Mi"),
  MEMORY_LIMIT("512Mi"),
  ENV_NAME("EXTRA"),
  ENV_VALUE("plain"),
  SECRET_ENV_NAME("EMAIL_PASSWORD"),
  SECRET_ENV_VALUE("slack-token"),
  APPLICATION_SECRET("tenants/NAME/instance"),
  SECRET_REFRESH("1h"),
  EGRESS_NAME("mail"),
  EGRESS_NETWORK("192.0.2.0/28");

  /** What harmless texts stand in, each once and in quotes. */
  private static final String DOCUMENT =
      """
      apiVersion: drydock.dev/v1
      kind: Tenant
      metadata:
        name: NAME
        labels:
          "team": red
          other: "blue"
      spec:
        stack: "eu-2"
        plan: "small"
        channel: "development"
        state: "active"
        workload: "deployment"
        hosts:
        - "NAME.eu.example.com"
        - name: "NAME.example.net"
          certificate: "NAME-tls"
        pin:
          release: "8.1.0"
          reason: "waits"
          until: "2027-01-31"
        database:
          secret:
            external: "eu-2/NAME"
        values:
          "instance":
            logLevel: "info"
            resources:
              requests:
                cpu: "200m"
                memory: "256Mi"
              limits:
                memory: "512Mi"
            env:
              "EXTRA": text
              OTHER: "plain"
            secretEnv:
              "EMAIL_PASSWORD": smtp-password
              SLACK_TOKEN: "slack-token"
            applicationSecret:
              external: "tenants/NAME/instance"
            secretRefresh: "1h"
            egress:
            - name: "mail"
              network: "192.0.2.0/28"
              port: 587
      """;

  private final String harmless;

  Place(String harmless) {
    this.harmless = "\"" + harmless + "\"";
  }

  /** Returns the document of a tenant in which nothing is hostile. */
  static String harmless(String tenant) {
    return DOCUMENT.replace("NAME", tenant);
  }

  /** Returns the document of a tenant with a text at this place. */
  String document(String tenant, String text) {
    return DOCUMENT.replace(harmless, quoted(text)).replace("NAME", tenant);
  }

  /** Returns the line of this place, 1-based. */
  int line() {
    return (int) DOCUMENT.substring(0, DOCUMENT.indexOf(harmless)).lines().count();
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '"' || character == '\\') {
        out.append('\\').append(character);
      } else if (character >= ' ' && character <= '~') {
        out.append(character);
      } else {
        out.append(String.format(Locale.ROOT, "\\u%04X", (int) character));
      }
    }
    return out.append('"').toString();
  }
}
