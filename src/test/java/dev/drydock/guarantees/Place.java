package dev.drydock.guarantees;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A place of a tenant's document that takes a text. The document has one line a place, so that the
 * line of a diagnostic says which place it is about.
 */
enum Place {
  LABEL_KEY,
  LABEL,
  STACK,
  PLAN,
  CHANNEL,
  STATE,
  WORKLOAD,
  HOST,
  OTHER_HOST,
  CERTIFICATE,
  PIN_RELEASE,
  PIN_REASON,
  PIN_UNTIL,
  DATABASE_SECRET,
  COMPONENT,
  LOG_LEVEL,
  CPU,
  MEMORY,
  MEMORY_LIMIT,
  ENV_NAME,
  ENV_VALUE,
  SECRET_ENV_NAME,
  SECRET_ENV_VALUE,
  APPLICATION_SECRET,
  SECRET_REFRESH,
  EGRESS_NAME,
  EGRESS_NETWORK;

  /** What harmless texts stand at, in the order of the constants. */
  private static final String DOCUMENT =
      """
      apiVersion: drydock.dev/v1
      kind: Tenant
      metadata:
        name: NAME
        labels:
          "team": "red"
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
              "EXTRA": "text"
              OTHER: "plain"
            secretEnv:
              "EMAIL_PASSWORD": "smtp-password"
              SLACK_TOKEN: "slack-token"
            applicationSecret:
              external: "tenants/NAME/instance"
            secretRefresh: "1h"
            egress:
            - name: "mail"
              network: "192.0.2.0/28"
              port: 587
      """;

  private record Slot(int line, String quoted) {}

  private static final List<Slot> SLOTS = slots();

  /** Two texts stand on a line only where the first is a key, whose value is no place of ours. */
  private static List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    List<String> lines = DOCUMENT.lines().toList();
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line);
      int start = text.indexOf('"');
      if (start >= 0) {
        slots.add(new Slot(line, text.substring(start, text.indexOf('"', start + 1) + 1)));
      }
    }
    if (slots.size() != values().length) {
      throw new IllegalStateException("the document has " + slots.size() + " places");
    }
    return slots;
  }

  /** Returns the document of a tenant in which nothing is hostile. */
  static String harmless(String tenant) {
    return DOCUMENT.replace("NAME", tenant);
  }

  /** Returns the document of a tenant with a text at this place. */
  String document(String tenant, String text) {
    List<String> lines = new ArrayList<>(DOCUMENT.lines().toList());
    Slot slot = SLOTS.get(ordinal());
    lines.set(slot.line(), lines.get(slot.line()).replace(slot.quoted(), quoted(text)));
    return String.join("\n", lines).replace("NAME", tenant) + "\n";
  }

  /** Returns the line of this place, 1-based. */
  int line() {
    return SLOTS.get(ordinal()).line() + 1;
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char character : text.toCharArray()) {
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
