package io.panoptes.models.scenes;

/**
 * Random numbers that are the same on every JVM: SplitMix64 (Steele, Lea, Flood 2014) and plain
 * arithmetic on top. Not thread-safe.
 */
final class Dice {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Dice(long seed) {
    state = mix(seed);
  }

  long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** From {@code low}, inclusive, to {@code high}, exclusive. */
  double real(double low, double high) {
    return low + (high - low) * ((next() >>> 11) * 0x1p-53);
  }

  /** From {@code low} to {@code high}, both inclusive. */
  int whole(int low, int high) {
    return low + (int) Long.remainderUnsigned(next(), high - low + 1L);
  }

  boolean chance(double probability) {
    return real(0, 1) < probability;
  }

  /** Nearly normal, mean 0 and deviation 1: a sum of four 16-bit uniforms. */
  double bell() {
    long bits = next();
    long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
    return (sum / 65535.0 - 2) * 1.7320508075688772;
  }

  /** A share from 0 to 1 that depends on the arguments alone. */
  static double share(long seed, int row, int column) {
    return (mix(seed + row * 0x632BE59BD9B4E019L + column * GOLDEN_GAMMA) >>> 11) * 0x1p-53;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
