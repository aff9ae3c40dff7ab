package io.panoptes.topology.topics;

import io.panoptes.topology.options.TopicOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a dead letter keeps of a record, so that it fits its topic whatever the record is: texts are
 * cut; key and headers, which travel both in the letter and beside it, are kept where there is room
 * for them; the value gets what is left.
 *
 * @param bytes for the value, and for the key and headers twice
 */
public record DeadLetterRoom(int bytes) {

  /** Of a message or an id, in characters. */
  public static final int TEXT_LIMIT = 1000;

  private static final String CUT = "\u2026";

  /** More than Kafka and Avro add to one header. */
  private static final int HEADER_BYTES = 16;

  public DeadLetterRoom {
    if (bytes < 0) {
      throw new IllegalArgumentException("room for %d bytes: at least 0".formatted(bytes));
    }
  }

  public static DeadLetterRoom of(TopicOptions options) {
    return new DeadLetterRoom(TopicSpecs.deadLetterValueLimit(options));
  }

  /** A message or an id, cut where it is too long; null stays null. */
  public static String text(String text) {
    if (text == null || text.length() <= TEXT_LIMIT) {
      return text;
    }
    int end = TEXT_LIMIT - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /** SHA-256 of a record's value in 64 hexadecimal digits; null where it has none. */
  public static String sha256(byte[] value) {
    if (value == null) {
      return null;
    }
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Bytes of a key. */
  public static long keyBytes(byte[] key) {
    return key == null ? 0 : key.length;
  }

  /** Bytes of a header. */
  public static long headerBytes(String key, byte[] value) {
    return HEADER_BYTES
        + key.getBytes(StandardCharsets.UTF_8).length
        + (value == null ? 0L : value.length);
  }

  /**
   * Whether key and headers are kept.
   *
   * @param keyAndHeaders their bytes together
   */
  public boolean keeps(long keyAndHeaders) {
    return 2 * keyAndHeaders <= bytes;
  }

  /** How many bytes of the value are kept beside such a key and headers. */
  public int valueLimit(long keyAndHeaders) {
    return keeps(keyAndHeaders) ? (int) (bytes - 2 * keyAndHeaders) : bytes;
  }

  /** The message, which also says where key and headers are if they are not kept. */
  public String message(String message, long keyAndHeaders) {
    if (keeps(keyAndHeaders)) {
      return text(message);
    }
    return text(
        "key and headers of %d bytes are left out, the limit is %d: see the original record; %s"
            .formatted(keyAndHeaders, bytes / 2, message));
  }
}
