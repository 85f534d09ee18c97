package dev.drydock.e2e.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate for a test, signed by itself and made anew by the {@code keytool} of the running
 * JDK.
 *
 * @param chain the certificate in PEM form
 * @param key its private key in PEM form
 * @param clients makes connections that trust this certificate and no other
 */
record Certificate(String chain, String key, SSLSocketFactory clients) {
  private static final String ALIAS = "edge";
  private static final String PASSWORD = "of-a-test";

  /** Makes a certificate for a host, with a file in the folder that is gone afterwards. */
  static Certificate make(String host, Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve(host + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "2",
            "-dname",
            "CN=" + host,
            "-ext",
            "SAN=dns:" + host,
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool made no certificate: " + output);
    }
    try (InputStream bytes = Files.newInputStream(store)) {
      return read(bytes);
    } catch (GeneralSecurityException wrong) {
      throw new IOException("keytool made a file that cannot be read", wrong);
    } finally {
      Files.delete(store);
    }
  }

  private static Certificate read(InputStream bytes) throws IOException, GeneralSecurityException {
    KeyStore pair = KeyStore.getInstance("PKCS12");
    pair.load(bytes, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, pair.getCertificate(ALIAS));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return new Certificate(
        pem("CERTIFICATE", pair.getCertificate(ALIAS).getEncoded()),
        pem("PRIVATE KEY", pair.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()),
        context.getSocketFactory());
  }

  private static String pem(String kind, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
