package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import org.apache.flink.metrics.MetricGroup;

/**
 * One {@link ImageSegmenter} for all subtasks of a task manager with the same pack and settings.
 */
final class SharedSegmenters implements Segmenter.Source {

  private record Key(String packDigest, EngineKind engine, InferenceSettings settings) {}

  private static final SharedInstances<Key, ImageSegmenter> SEGMENTERS =
      new SharedInstances<>(ImageSegmenter::isBroken, ImageSegmenter::close);

  private final ModelSource models;
  private final InferenceSettings settings;
  private final ProcessExit exit;

  SharedSegmenters(ModelSource models, InferenceSettings settings, ProcessExit exit) {
    this.models = requireNonNull(models, "models is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.exit = requireNonNull(exit, "exit is null");
  }

  @Override
  public Segmenter open(MetricGroup group) {
    SharedInstances<Key, ImageSegmenter>.Lease lease =
        SEGMENTERS.acquire(
            new Key(models.identity().digest(), models.engine(), settings),
            () -> new ImageSegmenter(settings, models::open, exit));
    return new Leased(lease, new InferenceMetrics(group, lease.instance().statistics()));
  }

  private record Leased(SharedInstances<Key, ImageSegmenter>.Lease lease, InferenceMetrics metrics)
      implements Segmenter {

    @Override
    public Segmentation segment(ImageRecord image) {
      Segmentation segmentation = lease.instance().segment(image);
      return new Segmentation(
          segmentation.outcome().thenApply(this::measured), segmentation.left());
    }

    @Override
    public void flush() {
      lease.instance().flush();
    }

    @Override
    public void close() {
      lease.close();
    }

    private InferenceOutcome measured(InferenceOutcome outcome) {
      if (outcome instanceof Predicted predicted) {
        metrics.answered(predicted.times());
      }
      return outcome;
    }
  }
}
