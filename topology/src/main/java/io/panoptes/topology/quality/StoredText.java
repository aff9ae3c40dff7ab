package io.panoptes.topology.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** Text of any length: its bytes' length, then UTF-8. */
final class StoredText {

  private StoredText() {}

  static void write(String text, DataOutputStream out) throws IOException {
    writeBytes(text.getBytes(UTF_8), out);
  }

  static String read(DataInputStream in) throws IOException {
    return new String(readBytes(in), UTF_8);
  }

  static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("%d bytes of %d are left".formatted(bytes.length, length));
    }
    return bytes;
  }
}
