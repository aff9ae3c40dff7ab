package io.panoptes.models.inference;

import io.panoptes.models.image.RgbImage;
import java.util.List;

/**
 * A loaded pack that answers batches of images.
 *
 * <p>Not thread-safe: one thread at a time calls {@link #predict}, and the same thread each time,
 * because workspaces of Deeplearning4j belong to threads. {@link #inputSize} may be called from any
 * thread.
 */
public interface SegmentationModel extends AutoCloseable {

  /**
   * The padded size at which an image of the given size is run; images may share a batch when this
   * is equal for them.
   */
  InputSize inputSize(int width, int height);

  /**
   * Runs one batch.
   *
   * @param images one or more, all with the same {@link #inputSize}
   * @return a prediction for each image, in the same order, at the image's own size
   * @throws IllegalArgumentException when the list is empty or the input sizes differ
   */
  List<Prediction> predict(List<RgbImage> images);

  /** Frees what the networks hold outside the heap. May be called more than once. */
  @Override
  void close();
}
