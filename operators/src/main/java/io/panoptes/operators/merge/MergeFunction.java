package io.panoptes.operators.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.operators.metrics.DeadLetterCounters;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.ShedImage;
import io.panoptes.operators.record.Stage;
import io.panoptes.operators.record.Timestamps;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Fuses the semantic and the instance map of each image; images without a prediction, those whose
 * merge throws or runs out of memory, and those whose result does not fit its topics leave by
 * {@link #DEAD_LETTERS}, and those that were passed over by {@link #SHED}. Its time an image is the
 * metric {@code mergeTime}, in microseconds.
 */
public final class MergeFunction extends ProcessFunction<InferenceOutcome, PanopticImage> {

  /** Images without a result. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("rejected-images") {};

  /** Images that were passed over. */
  public static final OutputTag<ShedImage> SHED = new OutputTag<>("shed-images") {};

  private static final int IMAGES = 1000;
  private static final long NANOS_PER_MICRO = 1000;

  // configuration
  private final LabelMap labelMap;
  private final ResultRoom room;

  // runtime
  private transient Optional<Merger> merger;
  private transient Histogram mergeTime;
  private transient DeadLetterCounters counters;
  private transient Counter shedImages;

  private record Merger(CentreOffsetSettings settings, CentreOffsetMerge merge) {}

  /**
   * @param labelMap of all packs that answer images
   */
  public MergeFunction(LabelMap labelMap, ResultRoom room) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.room = requireNonNull(room, "room is null");
  }

  @Override
  public void open(OpenContext context) {
    merger = Optional.empty();
    mergeTime =
        getRuntimeContext()
            .getMetricGroup()
            .histogram("mergeTime", new DescriptiveStatisticsHistogram(IMAGES));
    counters = new DeadLetterCounters(getRuntimeContext().getMetricGroup());
    shedImages = getRuntimeContext().getMetricGroup().counter("shedImages");
  }

  @Override
  public void processElement(
      InferenceOutcome outcome, Context context, Collector<PanopticImage> out) {
    if (outcome instanceof Predicted predicted) {
      try {
        out.collect(result(predicted));
      } catch (ImageFailure e) {
        reject(DeadLetter.of(predicted.image(), e, predicted.pack().identity()), context);
      }
    } else if (outcome instanceof Rejected rejected) {
      reject(rejected.deadLetter(), context);
    } else if (outcome instanceof Shed shed) {
      shedImages.inc();
      context.output(
          SHED, new ShedImage(shed.identity(), shed.pack(), shed.replacedBy(), shed.shedAt()));
    }
  }

  private void reject(DeadLetter letter, Context context) {
    counters.count(letter.reason());
    context.output(DEAD_LETTERS, letter);
  }

  /** What is downstream is not called here: its failures are not the image's. */
  private PanopticImage result(Predicted predicted) throws ImageFailure {
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
    mergeTime.update((System.nanoTime() - start) / NANOS_PER_MICRO);
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
