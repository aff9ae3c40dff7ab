package io.panoptes.operators.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.metrics.DeadLetterCounters;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.ShedImage;
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
  private transient ResultMerge merge;
  private transient DeadLetterCounters counters;
  private transient Counter shedImages;

  /**
   * @param labelMap of all packs that answer images
   */
  public MergeFunction(LabelMap labelMap, ResultRoom room) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.room = requireNonNull(room, "room is null");
  }

  @Override
  public void open(OpenContext context) {
    Histogram mergeTime =
        getRuntimeContext()
            .getMetricGroup()
            .histogram("mergeTime", new DescriptiveStatisticsHistogram(IMAGES));
    merge = new ResultMerge(labelMap, room, nanos -> mergeTime.update(nanos / NANOS_PER_MICRO));
    counters = new DeadLetterCounters(getRuntimeContext().getMetricGroup());
    shedImages = getRuntimeContext().getMetricGroup().counter("shedImages");
  }

  @Override
  public void processElement(
      InferenceOutcome outcome, Context context, Collector<PanopticImage> out) {
    if (outcome instanceof Predicted predicted) {
      try {
        out.collect(merge.result(predicted));
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
}
