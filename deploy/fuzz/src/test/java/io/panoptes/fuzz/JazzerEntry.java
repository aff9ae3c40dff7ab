package io.panoptes.fuzz;

import io.panoptes.fuzz.parser.FuzzTargets;

/** What Jazzer calls: the target is named by the system property {@code fuzz.target}. */
public final class JazzerEntry {

  static final String TARGET = "fuzz.target";

  private static Examination examination;

  private JazzerEntry() {}

  public static void fuzzerInitialize() {
    examination = new Examination(FuzzTargets.named(System.getProperty(TARGET)));
  }

  public static void fuzzerTestOneInput(byte[] input) {
    examination
        .examine(input)
        .ifPresent(
            breach -> {
              throw breach;
            });
  }

  public static void fuzzerTearDown() {
    System.err.println(examination);
  }
}
