package io.panoptes.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of 127.0.0.1, the only address that local services listen on. */
final class Loopback {

  static final String HOST = "127.0.0.1";

  private static final int CONNECT_MILLIS = 200;

  private Loopback() {}

  /**
   * Returns a port that nothing listened on a moment ago: {@code port} itself, or any free one if
   * it is 0.
   *
   * @throws LocalServiceException if {@code port} is taken
   */
  static int claim(String service, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalServiceException(
          String.format(
              "%s cannot listen on %s:%d (%s): stop what holds the port, or choose another one (0"
                  + " takes any free port)",
              service, HOST, port, e.getMessage()),
          e);
    }
  }

  /** Whether something accepts connections on the port now. */
  static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  static int requirePort(String name, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          String.format("%s is %d: a port is 0 (any free one) to 65535", name, port));
    }
    return port;
  }
}
