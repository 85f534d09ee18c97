package dev.drydock.e2e.gitops;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate of this run for one host, which nobody but the programs of this run trusts.
 *
 * @param store the key and the certificate, as PKCS12
 * @param pem the certificate alone
 */
record Certificate(Path store, Path pem) {
  private static final String PASSWORD = "of-this-run";

  /** Makes one with the keytool of the JDK that runs this. */
  static Certificate create(String host, Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve(host + ".p12");
    Path pem = folder.resolve(host + ".pem");
    keytool(
        List.of(
            "-genkeypair",
            "-alias",
            "host",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + host,
            "-ext",
            "san=dns:" + host,
            "-ext",
            "bc:c=ca:true",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD));
    keytool(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias",
            "host",
            "-file",
            pem.toString(),
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD));
    return new Certificate(store, pem);
  }

  private static void keytool(List<String> arguments) throws IOException, InterruptedException {
    Command.run(
        Path.of("."),
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        arguments);
  }

  /** Returns the context of a server that shows it. */
  SSLContext context() throws IOException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(factory.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException unreadable) {
      throw new IOException(store + " cannot be read", unreadable);
    }
  }
}
