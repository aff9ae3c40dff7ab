package io.panoptes.bench;

import io.panoptes.models.panoptic.PanopticMap;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Panoptic PNGs whose rows are filtered as libpng does, or not at all. */
public final class FilteredPng {

  private static final int BYTES = 3;

  /** How the filter of a row is chosen. */
  public enum Filtering {
    /** No filter. */
    NONE,
    /** The one with the smallest sum of absolute differences (ISO 15948, 12.8). */
    ADAPTIVE
  }

  private FilteredPng() {}

  static byte[] write(PanopticMap map, Filtering filtering) {
    int rowBytes = BYTES * map.width();
    byte[] samples = new byte[rowBytes * map.height()];
    for (int i = 0; i < map.ids().length; i++) {
      samples[BYTES * i] = (byte) map.ids()[i];
      samples[BYTES * i + 1] = (byte) (map.ids()[i] >> 8);
      samples[BYTES * i + 2] = (byte) (map.ids()[i] >> 16);
    }
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (int y = 0; y < map.height(); y++) {
      rows.writeBytes(row(samples, y, rowBytes, filtering));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(map.width()).putInt(map.height());
    chunk(file, "IHDR", header.put((byte) 8).put((byte) 2).array());
    chunk(file, "IDAT", deflate(rows.toByteArray()));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static byte[] row(byte[] samples, int y, int rowBytes, Filtering filtering) {
    byte[] best = filtered(samples, y, rowBytes, 0);
    for (int filter = 1; filtering == Filtering.ADAPTIVE && filter <= 4; filter++) {
      byte[] other = filtered(samples, y, rowBytes, filter);
      if (size(other) < size(best)) {
        best = other;
      }
    }
    return best;
  }

  private static byte[] filtered(byte[] samples, int y, int rowBytes, int filter) {
    byte[] row = new byte[1 + rowBytes];
    row[0] = (byte) filter;
    for (int i = 0; i < rowBytes; i++) {
      int at = y * rowBytes + i;
      int a = i < BYTES ? 0 : samples[at - BYTES] & 0xFF;
      int b = y == 0 ? 0 : samples[at - rowBytes] & 0xFF;
      int c = y == 0 || i < BYTES ? 0 : samples[at - rowBytes - BYTES] & 0xFF;
      int predicted =
          switch (filter) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> (a + b) / 2;
            case 4 -> nearest(a, b, c);
            default -> 0;
          };
      row[1 + i] = (byte) (samples[at] - predicted);
    }
    return row;
  }

  private static int nearest(int a, int b, int c) {
    int toA = Math.abs(b - c);
    int toB = Math.abs(a - c);
    int toC = Math.abs(a + b - 2 * c);
    if (toA <= toB && toA <= toC) {
      return a;
    }
    return toB <= toC ? b : c;
  }

  private static long size(byte[] row) {
    long sum = 0;
    for (int i = 1; i < row.length; i++) {
      sum += Math.abs(row[i]);
    }
    return sum;
  }

  private static byte[] deflate(byte[] rows) {
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] buffer = new byte[rows.length + 1024];
    int length = deflater.deflate(buffer);
    deflater.end();
    return java.util.Arrays.copyOf(buffer, length);
  }

  private static void chunk(ByteArrayOutputStream file, String type, byte[] body) {
    byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    file.writeBytes(name);
    file.writeBytes(body);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }
}
