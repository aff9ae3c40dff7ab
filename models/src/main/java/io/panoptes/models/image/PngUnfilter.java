package io.panoptes.models.image;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Takes PNG's row filters back (ISO 15948, 9.2), a whole pixel of up to 4 bytes a step: its bytes
 * are lanes of an int, the first byte lowest, and lanes above the pixel's bytes stay 0.
 */
final class PngUnfilter {

  /** A row may be read this far past its end. */
  static final int PADDING = Integer.BYTES;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
  private static final int HIGH_BITS = 0x80808080;

  private final int bytes;
  private final int lanes;

  /**
   * @param bytes of a pixel, 1 to 4
   */
  PngUnfilter(int bytes) {
    this.bytes = bytes;
    lanes = -1 >>> Integer.SIZE - Byte.SIZE * bytes;
  }

  /** Whether there is such a filter. */
  static boolean isKnown(int filter) {
    return filter >= 0 && filter <= 4;
  }

  /**
   * @param from the row's filtered bytes, at {@code at}
   * @param above the row above, at {@code up}; zeros for the first row
   * @param to where the pixels go, at {@code out}
   */
  void row(int filter, byte[] from, int at, int[] above, int up, int[] to, int out, int pixels) {
    switch (filter) {
      case 0 -> none(from, at, to, out, pixels);
      case 1 -> sub(from, at, to, out, pixels);
      case 2 -> up(from, at, above, up, to, out, pixels);
      case 3 -> average(from, at, above, up, to, out, pixels);
      default -> paeth(from, at, above, up, to, out, pixels);
    }
  }

  private void none(byte[] from, int at, int[] to, int out, int pixels) {
    for (int x = 0; x < pixels; x++) {
      to[out + x] = (int) INT.get(from, at + x * bytes) & lanes;
    }
  }

  private void sub(byte[] from, int at, int[] to, int out, int pixels) {
    int left = 0;
    for (int x = 0; x < pixels; x++) {
      left = plus(left, (int) INT.get(from, at + x * bytes) & lanes);
      to[out + x] = left;
    }
  }

  private void up(byte[] from, int at, int[] above, int up, int[] to, int out, int pixels) {
    for (int x = 0; x < pixels; x++) {
      to[out + x] = plus(above[up + x], (int) INT.get(from, at + x * bytes) & lanes);
    }
  }

  private void average(byte[] from, int at, int[] above, int up, int[] to, int out, int pixels) {
    int left = 0;
    for (int x = 0; x < pixels; x++) {
      int b = above[up + x];
      int mean = (left & b) + ((left ^ b) >>> 1 & ~HIGH_BITS);
      left = plus(mean, (int) INT.get(from, at + x * bytes) & lanes);
      to[out + x] = left;
    }
  }

  private void paeth(byte[] from, int at, int[] above, int up, int[] to, int out, int pixels) {
    int left = 0;
    int corner = 0;
    for (int x = 0; x < pixels; x++) {
      int b = above[up + x];
      int predicted;
      if (left == corner) {
        predicted = b;
      } else if (b == corner) {
        predicted = left;
      } else {
        predicted = paeth(left, b, corner);
      }
      corner = b;
      left = plus(predicted, (int) INT.get(from, at + x * bytes) & lanes);
      to[out + x] = left;
    }
  }

  /** Each lane is that of left, up or corner which is nearest to left + up - corner. */
  private static int paeth(int left, int up, int corner) {
    int predicted = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      int a = left >>> shift & 0xFF;
      int b = up >>> shift & 0xFF;
      int c = corner >>> shift & 0xFF;
      int toA = Math.abs(b - c);
      int toB = Math.abs(a - c);
      int toC = Math.abs(a + b - 2 * c);
      int nearest = toA <= toB && toA <= toC ? a : toB <= toC ? b : c;
      predicted |= nearest << shift;
    }
    return predicted;
  }

  /** Adds lane by lane, modulo 256. */
  private static int plus(int one, int other) {
    return (one & ~HIGH_BITS) + (other & ~HIGH_BITS) ^ (one ^ other) & HIGH_BITS;
  }
}
