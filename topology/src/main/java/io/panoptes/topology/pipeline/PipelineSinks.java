package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.SegmentMask;
import io.panoptes.operators.record.ShedImage;
import org.apache.flink.api.connector.sink2.Sink;

/** Where results, their segments, dead letters, shed images and results in the shadow go. */
public record PipelineSinks(
    Sink<PanopticImage> panoptic,
    Sink<SegmentMask> segments,
    Sink<DeadLetter> deadLetters,
    Sink<ShedImage> shed,
    Sink<PanopticImage> shadow) {

  public PipelineSinks {
    requireNonNull(panoptic, "panoptic is null");
    requireNonNull(segments, "segments is null");
    requireNonNull(deadLetters, "deadLetters is null");
    requireNonNull(shed, "shed is null");
    requireNonNull(shadow, "shadow is null");
  }
}
