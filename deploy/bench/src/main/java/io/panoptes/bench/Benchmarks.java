package io.panoptes.bench;

import java.io.IOException;
import org.openjdk.jmh.Main;

/** Measures the benchmarks whose names match, or all, after a line that names the machine. */
public final class Benchmarks {

  private Benchmarks() {}

  /**
   * @param arguments regular expressions of benchmark names, and JMH's own options ({@code -h}
   *     tells them)
   */
  public static void main(String[] arguments) throws IOException {
    System.out.println("# Machine: " + Machine.describe());
    Main.main(arguments);
  }
}
