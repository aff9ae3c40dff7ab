package io.panoptes.topology.pipeline;

import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.PackIdentity;
import java.util.concurrent.atomic.AtomicInteger;

/** Models that bring the whole job down when they are told to. Only within one JVM. */
final class CrashingModelSource implements ModelSource {

  private static final AtomicInteger CRASHES = new AtomicInteger();

  private final ModelSource fake = new FakeModelSource();

  /** The next batch of any model throws what is no fault of an image. */
  static void crashOnce() {
    CRASHES.set(1);
  }

  /** Whether a crash that was asked for has happened. */
  static boolean crashed() {
    return CRASHES.get() == 0;
  }

  @Override
  public PackIdentity identity() {
    return fake.identity();
  }

  @Override
  public LabelMap labelMap() {
    return fake.labelMap();
  }

  @Override
  public CentreOffsetSettings mergeSettings() {
    return fake.mergeSettings();
  }

  @Override
  public SegmentationModel open() {
    return new FakeSegmentationModel(
        images -> {
          if (CRASHES.compareAndSet(1, 0)) {
            throw new LinkageError("a crash, as the test wants it");
          }
        });
  }
}
