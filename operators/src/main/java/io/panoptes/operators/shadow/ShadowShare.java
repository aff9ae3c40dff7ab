package io.panoptes.operators.shadow;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which images a candidate sees. Goes by source and id of the image alone: so it is the same on
 * each subtask, after each restart and in each replay, and a larger share holds all of a smaller
 * one.
 *
 * @param share part of all images, 0 to 1
 */
public record ShadowShare(double share) {

  private static final double VALUES = 1L << 32;

  public ShadowShare {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of %s: the limit is 0 to 1".formatted(share));
    }
  }

  /** Whether the candidate is to see an image: the first 32 bits of a SHA-256 decide. */
  public boolean holds(String sourceId, String imageId) {
    requireNonNull(imageId, "imageId is null");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] source = sourceId.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(source.length).array());
      digest.update(source);
      byte[] hash = digest.digest(imageId.getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) < share * VALUES;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
