package dev.drydock.e2e.traffic;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network load balancer as far as a drain is concerned, for one target group: it sends new TCP
 * connections to healthy targets in turn, and to all of them where none is healthy. What becomes of
 * the connections of an unhealthy target, the {@link Target} decides.
 */
final class Balancer implements Closeable {
  private static final int CONNECT_MILLIS = 3_000;

  private final ServerSocket listener;
  private final List<Target> targets;
  private final Duration latency;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  /**
   * Starts to listen on a free port.
   *
   * @param latency the time that bytes need from the client to the target or back
   */
  Balancer(List<Target> targets, Duration latency) throws IOException {
    this.targets = List.copyOf(targets);
    this.latency = latency;
    this.listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("balancer").start(this::accept);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().name("flow").start(() -> forward(client));
      } catch (IOException closed) {
        // The loop asks whether the listener is.
      }
    }
  }

  private Target choose() {
    List<Target> healthy = targets.stream().filter(Target::isHealthy).toList();
    List<Target> usable = healthy.isEmpty() ? targets : healthy;
    return usable.get(Math.floorMod(turn.getAndIncrement(), usable.size()));
  }

  /** Carries one connection. A target that refuses or resets is a reset for the client. */
  private void forward(Socket client) {
    Socket server = new Socket();
    sockets.add(client);
    sockets.add(server);
    Target target = choose();
    target.connections().add(client);
    try {
      Thread.sleep(latency);
      client.setTcpNoDelay(true);
      server.connect(target.address(), CONNECT_MILLIS);
      server.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().name("flow back").start(new Pipe(server, client, latency));
      new Pipe(client, server, latency).run();
      back.join();
      client.close();
      server.close();
    } catch (IOException | InterruptedException refused) {
      Pipe.reset(client);
      Pipe.reset(server);
    } finally {
      target.connections().remove(client);
      sockets.remove(client);
      sockets.remove(server);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    sockets.forEach(Pipe::reset);
  }
}
