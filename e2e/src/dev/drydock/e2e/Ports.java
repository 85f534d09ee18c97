package dev.drydock.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Free ports of the loopback address. */
public final class Ports {
  private Ports() {}

  /** Returns as many different ports as asked for, on which nothing listens now. */
  public static List<Integer> free(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      List<Integer> ports = new ArrayList<>();
      for (int index = 0; index < count; index++) {
        ServerSocket socket =
            new ServerSocket(/* port= */ 0, /* backlog= */ 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        ports.add(socket.getLocalPort());
      }
      return List.copyOf(ports);
    } finally {
      for (ServerSocket socket : held) {
        socket.close();
      }
    }
  }
}
