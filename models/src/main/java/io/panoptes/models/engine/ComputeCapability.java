package io.panoptes.models.engine;

import java.util.Comparator;

/** What instructions an NVIDIA GPU knows: 7.5 is Turing, 8.x Ampere and Ada, 9.0 Hopper. */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

  /**
   * @param text such as {@code 8.6}
   * @throws IllegalArgumentException when it is not two numbers
   */
  public static ComputeCapability parse(String text) {
    if (!text.matches("[0-9]{1,3}\\.[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "compute capability '%s': two numbers and a dot are expected".formatted(text));
    }
    int dot = text.indexOf('.');
    return new ComputeCapability(
        Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  @Override
  public int compareTo(ComputeCapability other) {
    return Comparator.comparingInt(ComputeCapability::major)
        .thenComparingInt(ComputeCapability::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
