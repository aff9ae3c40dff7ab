package io.panoptes.operators.inference;

import io.panoptes.models.inference.Prediction;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.StageTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.metrics.MetricGroup;

/** Answers when the test says so. For one thread. */
final class HandSegmenter implements Segmenter {

  /** Finds its segmenter again after Flink has copied it. */
  private record Numbered(int number) implements Source {

    @Override
    public Segmenter open(MetricGroup metrics) {
      return ALL.get(number);
    }
  }

  private record Asked(ImageRecord image, Segmentation segmentation) {}

  private static final Map<Integer, HandSegmenter> ALL = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Prediction PREDICTION =
      new Prediction(
          new SemanticMap(1, 1, new byte[1], new byte[1]),
          new InstanceMap(1, 1, new int[1], new float[0]));

  private final int number = NUMBERS.incrementAndGet();
  private final List<Asked> unanswered = new ArrayList<>();
  private final List<Segmentation> inside = new ArrayList<>();
  private int flushes;

  HandSegmenter() {
    ALL.put(number, this);
  }

  Source source() {
    return new Numbered(number);
  }

  @Override
  public Segmentation segment(ImageRecord image) {
    Segmentation segmentation =
        new Segmentation(new CompletableFuture<>(), new CompletableFuture<>());
    unanswered.add(new Asked(image, segmentation));
    inside.add(segmentation);
    return segmentation;
  }

  @Override
  public void flush() {
    flushes++;
  }

  @Override
  public void close() {
    ALL.remove(number);
  }

  int flushes() {
    return flushes;
  }

  /** Images asked for and not answered, in the order in which they came. */
  int unanswered() {
    return unanswered.size();
  }

  /** Images asked for whose outcome nobody has passed on or given up. */
  long inside() {
    return inside.stream().filter(segmentation -> !segmentation.left().isDone()).count();
  }

  /** Answers one of the unanswered. */
  void answer(int index) {
    Asked asked = unanswered.remove(index);
    asked
        .segmentation()
        .outcome()
        .complete(new Predicted(asked.image(), PREDICTION, 1, new StageTimes(1, 1, 1, 1)));
  }

  /** Fails one of the unanswered for what is no fault of it. */
  void fail(int index) {
    unanswered.remove(index).segmentation().outcome().completeExceptionally(new LinkageError());
  }
}
