package io.panoptes.models.engine;

import java.util.Map;

/** How many threads work on one batch. */
public final class EngineThreads {

  private static final String VARIABLE = "OMP_NUM_THREADS";

  private EngineThreads() {}

  /**
   * What {@code OMP_NUM_THREADS} says, which Deeplearning4j heeds by itself; else the cores that
   * this JVM may use, which heeds the limits of containers.
   */
  public static int ofThisProcess() {
    return of(System.getenv(), Runtime.getRuntime().availableProcessors());
  }

  static int of(Map<String, String> environment, int cores) {
    String text = environment.getOrDefault(VARIABLE, "").strip();
    return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : cores;
  }
}
