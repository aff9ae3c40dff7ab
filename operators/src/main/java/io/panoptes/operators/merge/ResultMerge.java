package io.panoptes.operators.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.Stage;
import io.panoptes.operators.record.Timestamps;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Fuses the semantic and the instance map of each image. For one thread at a time. */
public final class ResultMerge {

  private record Merger(CentreOffsetSettings settings, CentreOffsetMerge merge) {}

  private final LabelMap labelMap;
  private final ResultRoom room;
  private final LongConsumer mergeNanos;
  private Optional<Merger> merger = Optional.empty();

  /**
   * @param labelMap of all packs that answer images
   * @param mergeNanos told how long each took, in nanoseconds
   */
  public ResultMerge(LabelMap labelMap, ResultRoom room, LongConsumer mergeNanos) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.room = requireNonNull(room, "room is null");
    this.mergeNanos = requireNonNull(mergeNanos, "mergeNanos is null");
  }

  /**
   * @throws ImageFailure when the merge throws or runs out of memory, or the result does not fit
   *     its topics
   */
  public PanopticImage result(Predicted predicted) throws ImageFailure {
    try {
      PanopticImage image = merge(predicted);
      OptionalLong excess = room.excess(image.map());
      if (excess.isPresent()) {
        throw tooLarge(image.map(), excess);
      }
      return image;
    } catch (OutOfMemoryError e) {
      throw failed(DeadLetterReason.OUT_OF_MEMORY, predicted, e);
    } catch (RuntimeException | StackOverflowError e) {
      throw failed(DeadLetterReason.MERGE_FAILED, predicted, e);
    }
  }

  private static ImageFailure failed(
      DeadLetterReason reason, Predicted predicted, Throwable cause) {
    SemanticMap semantic = predicted.prediction().semantic();
    return new ImageFailure(
        reason,
        Stage.MERGE,
        "the merge failed on an image of %d x %d: %s"
            .formatted(
                semantic.width(),
                semantic.height(),
                cause.toString().lines().findFirst().orElse("")),
        cause);
  }

  private ImageFailure tooLarge(PanopticMap map, OptionalLong excess) {
    return new ImageFailure(
        DeadLetterReason.RESULT_TOO_LARGE,
        Stage.MERGE,
        "a record of the result of %d x %d pixels with %d segments has %d bytes, the limit is %d:"
                .formatted(
                    map.width(),
                    map.height(),
                    map.segments().size(),
                    excess.orElseThrow(),
                    room.bytes())
            + " publish a smaller image");
  }

  private PanopticImage merge(Predicted predicted) {
    long start = System.nanoTime();
    PanopticMap map =
        merge(predicted.pack().merge())
            .merge(predicted.prediction().semantic(), predicted.prediction().instances());
    mergeNanos.accept(System.nanoTime() - start);
    return new PanopticImage(
        predicted.image().identity(),
        predicted.pack().identity(),
        Timestamps.now(),
        predicted.batchSize(),
        map);
  }

  /** Made anew where another pack wants another merge. */
  private CentreOffsetMerge merge(CentreOffsetSettings settings) {
    Merger now =
        merger
            .filter(known -> known.settings().equals(settings))
            .orElseGet(() -> new Merger(settings, new CentreOffsetMerge(labelMap, settings)));
    merger = Optional.of(now);
    return now.merge();
  }
}
