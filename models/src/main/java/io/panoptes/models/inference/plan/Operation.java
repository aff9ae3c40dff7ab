package io.panoptes.models.inference.plan;

import java.util.List;

/** What one node of a program computes, for any size. Immutable. */
interface Operation {

  /**
   * Of the output.
   *
   * @throws IllegalArgumentException when the inputs do not fit
   */
  Shape shape(List<Shape> inputs);

  /**
   * Binds it to arrays.
   *
   * @param output of {@link #shape}; where {@link #inPlace} it may share the memory of the first
   *     input
   */
  Step step(List<Tensor> inputs, Tensor output, Weights weights);

  /** Whether the output may be written over the first input. */
  default boolean inPlace() {
    return false;
  }
}
