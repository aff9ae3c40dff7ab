package io.panoptes.models.inference;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;

/** The libraries that can run the networks of a pack, as configuration and commands name them. */
public enum EngineKind {
  /** The best that runs here: a GPU engine where there is one, else {@link #DL4J}. */
  AUTO,
  /** A Deeplearning4j graph compiled to ND4J operations, on the CPU. */
  DL4J,
  /** The same on an NVIDIA GPU. */
  DL4J_CUDA,
  /** ONNX Runtime on the CPU. */
  ONNXRUNTIME,
  /** ONNX Runtime on an NVIDIA GPU. */
  ONNXRUNTIME_CUDA,
  /** The layers of Deeplearning4j as they come: the reference, and slow. */
  DL4J_LAYERS;

  /**
   * Reads a name as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException when there is no such engine
   */
  public static EngineKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "engine %s is unknown: write one of %s".formatted(name, names())));
  }

  private static String names() {
    return Arrays.stream(values()).map(EngineKind::toString).collect(joining(", "));
  }

  /** Such as {@code dl4j-layers}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
