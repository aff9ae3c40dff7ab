package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.engine.FreedMemory;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.metrics.InferenceMetrics;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.ResultPack;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import java.util.function.Supplier;

/**
 * One {@link ImageSegmenter} for all subtasks of a task manager with the same pack and settings.
 */
final class SharedSegmenters implements Segmenter.Source {

  private record Key(String packDigest, EngineKind engine, InferenceSettings settings) {}

  private static final SharedInstances<Key, ImageSegmenter> SEGMENTERS =
      new SharedInstances<>(ImageSegmenter::isBroken, SharedSegmenters::end);

  private final ServedPacks packs;
  private final InferenceSettings configured;
  private final ProcessExit exit;

  SharedSegmenters(ServedPacks packs, InferenceSettings configured, ProcessExit exit) {
    this.packs = requireNonNull(packs, "packs is null");
    this.configured = requireNonNull(configured, "configured is null");
    this.exit = requireNonNull(exit, "exit is null");
  }

  @Override
  public Segmenter open(Serving serving, InferenceMetrics metrics) {
    ModelSource models = packs.models(serving.pack());
    return lease(serving, models, models::open, metrics);
  }

  @Override
  public Segmenter prepare(Serving serving, InferenceMetrics metrics) {
    ModelSource models = packs.models(serving.pack());
    InferenceSettings settings = configured.with(serving.policy());
    return lease(serving, models, () -> rehearsed(models, settings), metrics);
  }

  private Segmenter lease(
      Serving serving,
      ModelSource models,
      Supplier<SegmentationModel> opener,
      InferenceMetrics metrics) {
    InferenceSettings settings = configured.with(serving.policy());
    ResultPack pack = new ResultPack(models.identity(), models.mergeSettings());
    return new Leased(
        SEGMENTERS.acquire(
            new Key(models.identity().digest(), models.engine(), settings),
            () -> new ImageSegmenter(pack, settings, opener, exit)),
        serving.policy(),
        metrics);
  }

  /** What it held is not kept for the next: that would be as much again for each pack there was. */
  private static void end(ImageSegmenter segmenter) {
    segmenter.close();
    FreedMemory.giveBack();
  }

  /** Each worker tries its own model, so that all of them are known to fit into memory at once. */
  static SegmentationModel rehearsed(ModelSource models, InferenceSettings settings) {
    SegmentationModel model = models.open();
    try {
      models.rehearse(model, settings);
      return model;
    } catch (RuntimeException | Error e) {
      model.close();
      FreedMemory.giveBack();
      throw e;
    }
  }

  private record Leased(
      SharedInstances<Key, ImageSegmenter>.Lease lease, Policy policy, InferenceMetrics metrics)
      implements Segmenter {

    @Override
    public PackIdentity pack() {
      return lease.instance().pack();
    }

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
    public void show() {
      metrics.show(lease.instance().statistics(), policy);
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
