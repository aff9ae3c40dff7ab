package io.panoptes.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * An endless row of inputs near some seeds, the same for the same seed of the generator: bits
 * flipped, numbers put to their limits, bytes and words left out, doubled, moved between seeds. For
 * one thread.
 */
final class Mutations {

  private static final int MAX_LENGTH = 1 << 16;
  private static final int MOST_STEPS = 6;

  private static final long[] LIMITS = {
    0,
    1,
    -1,
    2,
    127,
    128,
    255,
    256,
    32767,
    32768,
    65535,
    65536,
    1 << 24,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  private static final String[] TEXTS = {
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "NaN",
    "1e999",
    "-0",
    ".5",
    "\u0000",
    "\n",
    "\ud83d",
    "../",
    "&a ",
    "*a",
    "!!java.net.URL ",
    "? ",
    "- ",
    "%s",
    "${env:PATH}",
    "2147483647",
    "2147483648",
    "-1",
    "0",
    "9223372036854775808",
    "0x7f",
    "1_0"
  };

  private final List<byte[]> seeds;
  private final List<byte[]> words;
  private final SplittableRandom random;

  Mutations(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.words = words(seeds);
    random = new SplittableRandom(seed);
  }

  byte[] next() {
    byte[] input = one(seeds).clone();
    int steps = 1 + random.nextInt(1 + random.nextInt(MOST_STEPS));
    for (int step = 0; step < steps; step++) {
      input = step(input);
    }
    return input.length > MAX_LENGTH ? Arrays.copyOf(input, MAX_LENGTH) : input;
  }

  private byte[] step(byte[] input) {
    int at = random.nextInt(input.length + 1);
    int end = Math.min(input.length, at + 1 + random.nextInt(16));
    return switch (random.nextInt(16)) {
      case 0, 1 -> flipped(input, at);
      case 2, 3 -> replaced(input, at, end, new byte[0]);
      case 4, 5 -> replaced(input, at, at, Arrays.copyOfRange(input, at, end));
      case 6, 7 -> replaced(input, at, end, noise(end - at));
      case 8, 9 -> limit(input, at);
      case 10, 11 -> number(input, at);
      case 12, 13 -> replaced(input, at, random.nextBoolean() ? at : end, one(words));
      case 14 -> spliced(input, at);
      default -> Arrays.copyOf(input, at);
    };
  }

  private byte[] flipped(byte[] input, int at) {
    if (at < input.length) {
      input[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    }
    return input;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }

  /** A number of 1, 2, 4 or 8 bytes, either end first. */
  private byte[] limit(byte[] input, int at) {
    int length = Math.min(1 << random.nextInt(4), input.length - at);
    long value = LIMITS[random.nextInt(LIMITS.length)];
    boolean bigEnd = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      input[at + i] = (byte) (value >> Byte.SIZE * (bigEnd ? length - 1 - i : i));
    }
    return input;
  }

  /** The next number that is written in digits becomes another one. */
  private byte[] number(byte[] input, int from) {
    int at = from;
    while (at < input.length && (input[at] < '0' || input[at] > '9')) {
      at++;
    }
    int end = at;
    while (end < input.length && input[end] >= '0' && input[end] <= '9') {
      end++;
    }
    if (at == end) {
      return input;
    }
    long value = LIMITS[random.nextInt(LIMITS.length)] + random.nextInt(3) - 1;
    return replaced(input, at, end, bytes(Long.toString(value)));
  }

  /** From here on as another seed, from anywhere in it. */
  private byte[] spliced(byte[] input, int at) {
    byte[] other = one(seeds);
    int from = random.nextInt(other.length + 1);
    return replaced(input, at, input.length, Arrays.copyOfRange(other, from, other.length));
  }

  private byte[] one(List<byte[]> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static byte[] replaced(byte[] input, int at, int end, byte[] part) {
    byte[] output = new byte[input.length - (end - at) + part.length];
    System.arraycopy(input, 0, output, 0, at);
    System.arraycopy(part, 0, output, at, part.length);
    System.arraycopy(input, end, output, at + part.length, input.length - end);
    return output;
  }

  /** The words of all seeds that are text, in an order that does not change, and some others. */
  private static List<byte[]> words(List<byte[]> seeds) {
    TreeSet<String> words = new TreeSet<>(List.of(TEXTS));
    for (byte[] seed : seeds) {
      String text = new String(seed, StandardCharsets.ISO_8859_1);
      for (String word : text.split("[^\\x21-\\x7e]+", 1000)) {
        if (word.length() > 1 && word.length() < 40) {
          words.add(word);
        }
      }
    }
    return words.stream().map(Mutations::bytes).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
