package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** Finds out what is in images. Nothing blocks the caller but the end. */
interface Segmenter extends AutoCloseable {

  /** Starts with an image; those of one source are to be handed in in their order. */
  Segmentation segment(ImageRecord image);

  /** Images that wait for others to share a batch with wait no longer. */
  void flush();

  @Override
  void close();

  /** Where a subtask gets its own from. */
  @FunctionalInterface
  interface Source extends Serializable {

    /** May take seconds. */
    Segmenter open(MetricGroup metrics);
  }
}
