package io.panoptes.operators.reference;

import com.google.common.net.InetAddresses;
import java.io.Serializable;
import java.net.InetAddress;

/**
 * The addresses that begin with the same bits, as {@code 10.1.0.0/16} or {@code fd00::/8}.
 *
 * @param text as it was written
 */
public record Network(String text) implements Serializable {

  /**
   * @throws IllegalArgumentException when it is not an address, a slash and a number of bits
   */
  public Network {
    try {
      bits(text, address(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "network '%s': write an address and how many of its bits count, such as 10.1.0.0/16"
              .formatted(text),
          e);
    }
  }

  boolean contains(InetAddress other) {
    byte[] ours = address(text).getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    int bits = bits(text, address(text));
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Never asks a name server. */
  private static InetAddress address(String text) {
    return InetAddresses.forString(text.substring(0, Math.max(0, text.indexOf('/'))));
  }

  private static int bits(String text, InetAddress address) {
    int bits = Integer.parseInt(text.substring(text.indexOf('/') + 1));
    if (bits < 0 || bits > Byte.SIZE * address.getAddress().length) {
      throw new IllegalArgumentException("%d bits".formatted(bits));
    }
    return bits;
  }

  @Override
  public String toString() {
    return text;
  }
}
