package io.panoptes.models.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNGs put together byte by byte from ISO 15948, with the filter of each row chosen. */
public final class HandMadePng {

  private final int width;
  private final int height;
  private final int bitDepth;
  private final int colorType;
  private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

  /**
   * @param colorType 0 grey, 2 RGB, 4 grey and alpha, 6 RGB and alpha
   */
  public HandMadePng(int width, int height, int bitDepth, int colorType) {
    this.width = width;
    this.height = height;
    this.bitDepth = bitDepth;
    this.colorType = colorType;
    chunk("IHDR", header(0));
  }

  private byte[] header(int interlacing) {
    return ByteBuffer.allocate(13)
        .putInt(width)
        .putInt(height)
        .put((byte) bitDepth)
        .put((byte) colorType)
        .putShort((short) 0)
        .put((byte) interlacing)
        .array();
  }

  /** Adds a chunk with its length and check sum. */
  public HandMadePng chunk(String type, byte[] body) {
    byte[] typed = new byte[4 + body.length];
    System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, typed, 0, 4);
    System.arraycopy(body, 0, typed, 4, body.length);
    CRC32 crc = new CRC32();
    crc.update(typed);
    chunks.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    chunks.writeBytes(typed);
    chunks.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    return this;
  }

  /** Says in the header that the pixels come in Adam7's order. */
  public HandMadePng interlaced() {
    chunks.reset();
    return chunk("IHDR", header(1));
  }

  /**
   * Adds the pixels.
   *
   * @param samples bytes of the pixels, row-major, unfiltered
   * @param filters of the rows, 0 to 4
   */
  public HandMadePng pixels(byte[] samples, int[] filters) {
    int rowBytes = samples.length / height;
    return data(zlib(filtered(samples, rowBytes, rowBytes / width, filters)));
  }

  /** Adds compressed data in several chunks. */
  public HandMadePng data(byte[] compressed) {
    int third = compressed.length / 3;
    chunk("IDAT", slice(compressed, 0, third));
    chunk("IDAT", new byte[0]);
    chunk("IDAT", slice(compressed, third, 2 * third));
    return chunk("IDAT", slice(compressed, 2 * third, compressed.length));
  }

  /** The file. */
  public byte[] bytes() {
    chunk("IEND", new byte[0]);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    file.writeBytes(chunks.toByteArray());
    return file.toByteArray();
  }

  /** Rows of bytes, each with its filter before it. */
  public static byte[] filtered(byte[] samples, int rowBytes, int pixelBytes, int[] filters) {
    int rows = samples.length / rowBytes;
    byte[] filtered = new byte[rows * (rowBytes + 1)];
    for (int y = 0; y < rows; y++) {
      int to = y * (rowBytes + 1);
      filtered[to] = (byte) filters[y];
      for (int i = 0; i < rowBytes; i++) {
        int at = y * rowBytes + i;
        int a = i < pixelBytes ? 0 : samples[at - pixelBytes] & 0xFF;
        int b = y == 0 ? 0 : samples[at - rowBytes] & 0xFF;
        int c = y == 0 || i < pixelBytes ? 0 : samples[at - rowBytes - pixelBytes] & 0xFF;
        int predicted =
            switch (filters[y]) {
              case 1 -> a;
              case 2 -> b;
              case 3 -> (a + b) / 2;
              case 4 -> paeth(a, b, c);
              default -> 0;
            };
        filtered[to + 1 + i] = (byte) (samples[at] - predicted);
      }
    }
    return filtered;
  }

  /** As a zlib stream. */
  public static byte[] zlib(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + bytes.length / 100 + 100];
    int length = deflater.deflate(buffer);
    deflater.end();
    return slice(buffer, 0, length);
  }

  private static int paeth(int a, int b, int c) {
    int p = a + b - c;
    int pa = Math.abs(p - a);
    int pb = Math.abs(p - b);
    int pc = Math.abs(p - c);
    if (pa <= pb && pa <= pc) {
      return a;
    }
    return pb <= pc ? b : c;
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return java.util.Arrays.copyOfRange(bytes, from, to);
  }
}
