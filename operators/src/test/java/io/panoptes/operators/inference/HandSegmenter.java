package io.panoptes.operators.inference;

import io.panoptes.models.inference.Prediction;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.ResultPack;
import io.panoptes.operators.record.StageTimes;
import io.panoptes.operators.serving.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers when the test says so. For one thread. */
final class HandSegmenter implements Segmenter {

  /** Finds its segmenter again after Flink has copied it. */
  private record Numbered(int number) implements Source {

    @Override
    public Segmenter open(Serving serving, InferenceMetrics metrics) {
      return ALL.get(number);
    }

    @Override
    public Segmenter prepare(Serving serving, InferenceMetrics metrics) {
      return open(serving, metrics);
    }
  }

  /** Finds the segmenter of a pack by the name of the pack. */
  private record ByPack(Map<String, Integer> numbers) implements Source {

    @Override
    public Segmenter open(Serving serving, InferenceMetrics metrics) {
      return ALL.get(numbers.get(serving.pack().identity().name()));
    }

    @Override
    public Segmenter prepare(Serving serving, InferenceMetrics metrics) {
      return open(serving, metrics);
    }
  }

  private record Asked(ImageRecord image, Segmentation segmentation) {}

  private static final Map<Integer, HandSegmenter> ALL = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final Prediction PREDICTION =
      new Prediction(
          new SemanticMap(1, 1, new byte[1], new byte[1]),
          new InstanceMap(1, 1, new int[1], new float[0]));

  private final ResultPack pack;
  private final int number = NUMBERS.incrementAndGet();
  private final List<Asked> unanswered = new ArrayList<>();
  private final List<Segmentation> inside = new ArrayList<>();
  private int flushes;

  HandSegmenter() {
    this(FakeModelSource.PACK);
  }

  HandSegmenter(ResultPack pack) {
    this.pack = pack;
    ALL.put(number, this);
  }

  /** Where each is found by the name of its pack. */
  static Source byPack(HandSegmenter... segmenters) {
    return new ByPack(
        Stream.of(segmenters)
            .collect(Collectors.toMap(one -> one.pack().name(), one -> one.number)));
  }

  Source source() {
    return new Numbered(number);
  }

  @Override
  public PackIdentity pack() {
    return pack.identity();
  }

  @Override
  public void show() {}

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
        .complete(new Predicted(asked.image(), PREDICTION, 1, new StageTimes(1, 1, 1, 1), pack));
  }

  /** Fails one of the unanswered for what is no fault of it. */
  void fail(int index) {
    unanswered.remove(index).segmentation().outcome().completeExceptionally(new LinkageError());
  }
}
