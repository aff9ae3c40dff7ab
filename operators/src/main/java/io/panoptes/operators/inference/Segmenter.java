package io.panoptes.operators.inference;

import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.Serving;
import java.io.Serializable;

/** Finds out what is in images. Nothing blocks the caller but the end. */
interface Segmenter extends AutoCloseable {

  /** The pack that answers. */
  PackIdentity pack();

  /** Starts with an image; those of one source are to be handed in in their order. */
  Segmentation segment(ImageRecord image);

  /** Images that wait for others to share a batch with wait no longer. */
  void flush();

  /** From now on the metrics of the subtask are its own. */
  void show();

  @Override
  void close();

  /** Where a subtask gets its own from. */
  interface Source extends Serializable {

    /** May take seconds. */
    Segmenter open(Serving serving, InferenceMetrics metrics);

    /**
     * The same for one that has never served here: it has run its pack's test images and a full
     * batch.
     *
     * @throws RuntimeException when it did not stand that
     */
    Segmenter prepare(Serving serving, InferenceMetrics metrics);
  }
}
