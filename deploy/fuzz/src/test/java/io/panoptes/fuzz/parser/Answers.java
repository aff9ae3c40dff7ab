package io.panoptes.fuzz.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server on loopback that answers each request with the bytes it was last given, head included,
 * and hangs up. Ends with the JVM.
 */
final class Answers {

  private final ServerSocket server;
  private volatile byte[] answer = {};

  Answers() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "answers");
    thread.setDaemon(true);
    thread.start();
  }

  String authority() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  void will(byte[] bytes) {
    answer = bytes;
  }

  private void serve() {
    while (true) {
      try (Socket socket = server.accept()) {
        readHead(socket);
        socket.getOutputStream().write(answer);
      } catch (IOException e) {
        // The client has hung up, which it may.
      }
    }
  }

  private static void readHead(Socket socket) throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      line = lines.readLine();
    }
  }
}
