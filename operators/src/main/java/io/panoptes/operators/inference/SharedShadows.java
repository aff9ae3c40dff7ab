package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.engine.FreedMemory;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.ResultPack;
import io.panoptes.operators.serving.Shadow;
import io.panoptes.operators.shadow.CapacityBudget;
import io.panoptes.operators.shadow.ShadowLease;
import io.panoptes.operators.shadow.ShadowRunner;
import io.panoptes.operators.shadow.ShadowSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@link ShadowRunner} for all subtasks of a task manager with the same candidate. It has
 * threads and a model of its own, which it shares with no pack that is served, even if it is the
 * same: what happens to it happens to nobody else.
 */
final class SharedShadows implements ShadowSource {

  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(SharedShadows.class);

  private record Key(
      String packDigest, EngineKind engine, InferenceSettings settings, double capacity) {}

  private static final SharedInstances<Key, ShadowRunner> RUNNERS =
      new SharedInstances<>(runner -> !runner.isRunning(), SharedShadows::end);

  /** The runner gives a candidate up after its first hang; the process goes on. */
  private static final ProcessExit NONE = reason -> LOG.error("in the shadow: {}", reason);

  private final ServedPacks packs;
  private final InferenceSettings configured;
  private final ResultRoom room;

  SharedShadows(ServedPacks packs, InferenceSettings configured, ResultRoom room) {
    this.packs = requireNonNull(packs, "packs is null");
    this.configured = requireNonNull(configured, "configured is null");
    this.room = requireNonNull(room, "room is null");
  }

  @Override
  public ShadowLease open(Shadow shadow) {
    ModelSource models = packs.models(shadow.pack());
    InferenceSettings settings = configured.with(shadow.alone().policy());
    return new Leased(
        RUNNERS.acquire(
            new Key(models.identity().digest(), models.engine(), settings, shadow.capacity()),
            () -> runner(models, settings, shadow.capacity())));
  }

  private ShadowRunner runner(ModelSource models, InferenceSettings settings, double capacity) {
    ImageSegmenter segmenter =
        new ImageSegmenter(
            new ResultPack(models.identity(), models.mergeSettings()),
            settings,
            () -> SharedSegmenters.rehearsed(models, settings),
            NONE);
    return new ShadowRunner(
        new SegmentedCandidate(segmenter, segmenter::stop, packs.configured().labelMap(), room),
        new CapacityBudget(capacity, configured.workers(), System::nanoTime),
        System::nanoTime);
  }

  private static void end(ShadowRunner runner) {
    runner.close();
    FreedMemory.giveBack();
  }

  private record Leased(SharedInstances<Key, ShadowRunner>.Lease lease) implements ShadowLease {

    @Override
    public ShadowRunner runner() {
      return lease.instance();
    }

    @Override
    public void close() {
      lease.close();
    }
  }
}
