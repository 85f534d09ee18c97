package dev.drydock.e2e.gitops;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP proxy that leads every {@code CONNECT}, whatever its host, to one port of the loopback
 * address: so a program reaches a server of this run under the name that a rendered file says.
 */
final class Tunnel implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;

  private Tunnel(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  static Tunnel start(int target) throws IOException {
    Tunnel tunnel =
        new Tunnel(
            new ServerSocket(/* port= */ 0, /* backlog= */ 50, InetAddress.getLoopbackAddress()),
            target);
    Thread.ofVirtual().start(tunnel::accept);
    return tunnel;
  }

  /** Returns the address as the variable {@code https_proxy} wants it. */
  String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      readHead(client.getInputStream());
      client
          .getOutputStream()
          .write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      Thread back = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      back.join();
    } catch (IOException broken) {
      // The client sees it and asks again.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads to the empty line byte by byte: what follows belongs to the server. */
  private static void readHead(InputStream in) throws IOException {
    int lineLength = 0;
    while (true) {
      int next = in.read();
      if (next < 0 || (next == '\n' && lineLength == 0)) {
        return;
      }
      lineLength = next == '\n' ? 0 : next == '\r' ? lineLength : lineLength + 1;
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      OutputStream out = to.getOutputStream();
      from.getInputStream().transferTo(out);
      to.shutdownOutput();
    } catch (IOException closed) {
      // One side is gone, so the other has nothing more to say.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
