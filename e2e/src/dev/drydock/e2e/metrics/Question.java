package dev.drydock.e2e.metrics;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A question that a tenant may put, or a trick that it may try. {@code OTHER} stands for the
 * namespace of the other tenant.
 *
 * @param method {@code GET} or {@code POST}
 * @param path below {@code api/v1/}
 * @param inQuery parameters that stand in the address, encoded
 * @param inBody parameters that stand in the body of a POST, encoded
 * @param findsOwn whether the answer has series of the tenant that asks
 */
record Question(String method, String path, String inQuery, String inBody, boolean findsOwn) {
  private static final String ALL = "{__name__=~\".+\"}";

  private static final List<Question> QUESTIONS =
      List.of(
          get(true, "query", "query=" + ALL),
          get(true, "query", "query=requests_total or {namespace=\"OTHER\"}"),
          get(true, "query", "query=union(requests_total,{namespace=\"OTHER\"})"),
          get(true, "query", "query={namespace=\"OTHER\" or namespace!=\"\"}"),
          get(true, "query", "query=last_over_time({namespace=~\"t-.*\"}[5m:1s])"),
          get(
              true,
              "query",
              "query=max_over_time(max({namespace!=\"\"}) by (app,only,namespace)[5m:1s])"),
          get(true, "query", "query=count({app!=\"\"}) by (app)"),
          get(false, "query", "query={namespace=\"OTHER\"}"),
          get(
              false,
              "query",
              "query=requests_total{namespace=\"OTHER\"} or"
                  + " last_over_time({namespace=\"OTHER\"}[5m])"),
          get(
              false,
              "query",
              "query=label_replace({namespace=\"OTHER\"},\"namespace\",\"mine\",\"\",\"\")"),
          get(true, "query_range", "query=" + ALL + "&step=1s"),
          get(false, "query_range", "query={namespace=\"OTHER\"}&step=1s"),
          get(true, "series", "match[]=" + ALL),
          get(false, "series", "match[]={namespace=\"OTHER\"}"),
          get(true, "labels", ""),
          get(true, "label/app/values", ""),
          get(false, "label/app/values", "match[]={namespace=\"OTHER\"}"),
          // What the client adds of the gateway's own kind.
          get(false, "query", "query=" + ALL + "&extra_label=namespace=OTHER"),
          get(false, "query", "query=" + ALL + "&extra_filters[]={namespace=\"OTHER\"}"),
          get(
              true,
              "query",
              "query="
                  + ALL
                  + "&extra_filters[]={namespace=\"OTHER\"}&extra_filters[]={app!=\"\"}"),
          get(true, "query", "query=" + ALL + "&extra_filters={namespace=\"OTHER\" or app!=\"\"}"),
          get(false, "series", "match[]=" + ALL + "&extra_label=namespace=OTHER"),
          get(false, "label/app/values", "extra_filters[]={namespace=\"OTHER\"}"),
          post(true, "query", "", "query=" + ALL),
          post(true, "series", "", "match[]=" + ALL),
          post(true, "query", "", "query=" + ALL + "&extra_label=namespace=OTHER"),
          post(false, "query", "", "query=" + ALL + "&extra_filters[]={namespace=\"OTHER\"}"),
          post(
              true,
              "query",
              "",
              "query="
                  + ALL
                  + "&extra_filters[]={namespace=\"OTHER\"}&extra_filters[]={app!=\"\"}"),
          post(false, "query", "extra_label=namespace=OTHER", "query=" + ALL),
          post(true, "query", "query={namespace=\"OTHER\"}", "query=" + ALL));

  /** Returns all questions. */
  static List<Question> all() {
    return QUESTIONS;
  }

  private static Question get(boolean findsOwn, String path, String parameters) {
    return new Question("GET", path, parameters, "", findsOwn);
  }

  private static Question post(boolean findsOwn, String path, String inQuery, String inBody) {
    return new Question("POST", path, inQuery, inBody, findsOwn);
  }

  /** Puts it to a server. */
  Reply ask(int port, String prefix, String otherNamespace) throws IOException {
    String target = prefix + "/api/v1/" + path + "?" + encoded(inQuery, otherNamespace);
    return method.equals("GET")
        ? Reply.get(port, target)
        : Reply.post(
            port, target, "application/x-www-form-urlencoded", encoded(inBody, otherNamespace));
  }

  private static String encoded(String parameters, String otherNamespace) {
    return Arrays.stream(parameters.replace("OTHER", otherNamespace).split("&"))
        .map(parameter -> parameter.split("=", 2))
        .map(pair -> pair.length < 2 ? pair[0] : escaped(pair[0]) + "=" + escaped(pair[1]))
        .collect(Collectors.joining("&"));
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + path + " " + (inQuery + " " + inBody).strip();
  }
}
