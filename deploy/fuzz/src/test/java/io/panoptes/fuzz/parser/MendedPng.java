package io.panoptes.fuzz.parser;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * PNGs with right check sums: a fuzzer never hits one, and nothing behind them would be reached.
 */
final class MendedPng {

  private static final int SIGNATURE = 8;
  private static final int AROUND_BODY = 12;

  private MendedPng() {}

  /** The same bytes; the check sum of each chunk (ISO 15948, 5.3) that is whole is made right. */
  static byte[] of(byte[] input) {
    byte[] mended = input.clone();
    ByteBuffer bytes = ByteBuffer.wrap(mended);
    int at = SIGNATURE;
    while (mended.length - at >= AROUND_BODY) {
      int length = bytes.getInt(at);
      if (length < 0 || length > mended.length - at - AROUND_BODY) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(mended, at + 4, length + 4);
      bytes.putInt(at + 8 + length, (int) sum.getValue());
      at += AROUND_BODY + length;
    }
    return mended;
  }
}
