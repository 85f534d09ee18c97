package dev.drydock.e2e.gitops;

import java.nio.file.Path;
import java.util.List;

/**
 * How a program reaches the served repository under the address that was rendered.
 *
 * @param host in that address
 * @param certificate what to trust
 * @param proxy through what to connect
 */
record GitRoute(String host, Path certificate, String proxy) {

  /** Returns the environment of a program that asks by it, as arguments of {@code env}. */
  List<String> environment() {
    return List.of(
        "https_proxy=" + proxy,
        "HTTPS_PROXY=" + proxy,
        "no_proxy=127.0.0.1,localhost",
        "NO_PROXY=127.0.0.1,localhost",
        "SSL_CERT_FILE=" + certificate,
        "GIT_SSL_CAINFO=" + certificate,
        "GIT_CONFIG_NOSYSTEM=1",
        "GIT_CONFIG_GLOBAL=/dev/null");
  }
}
