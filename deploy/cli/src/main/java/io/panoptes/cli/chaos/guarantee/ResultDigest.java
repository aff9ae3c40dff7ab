package io.panoptes.cli.chaos.guarantee;

import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.schemas.PanopticResult;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an image looks like to the pack, in a few bytes: the segment of each pixel, and each
 * segment's category, score to the last bit, area, box and centroid. When and where the result was
 * made, and in which batch, is no part of it.
 */
public final class ResultDigest {

  private static final int CHARACTERS = 16;

  private ResultDigest() {}

  /** Hexadecimal digits of a SHA-256. */
  public static String of(PanopticResult result) {
    MessageDigest digest = sha256();
    digest.update(utf8("%d x %d ".formatted(result.getWidth(), result.getHeight())));
    int[] places = places(result);
    ByteBuffer bytes = ByteBuffer.allocate(places.length * Integer.BYTES);
    bytes.asIntBuffer().put(places);
    digest.update(bytes);
    result.getSegments().forEach(segment -> digest.update(utf8(segment.toString())));
    return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
  }

  private static int[] places(PanopticResult result) {
    ByteBuffer data = result.getLabelPlane().getData().duplicate();
    byte[] deflated = new byte[data.remaining()];
    data.get(deflated);
    int bits = result.getLabelPlane().getBits();
    return new LabelPlane(result.getWidth(), result.getHeight(), bits, deflated).places();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
