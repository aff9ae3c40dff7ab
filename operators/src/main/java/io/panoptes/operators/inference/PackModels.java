package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackException;
import io.panoptes.models.pack.PackTests;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.record.PackIdentity;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;

/**
 * The models of a pack in a folder that each task manager sees under the same path. A task manager
 * that finds another pack there refuses it.
 */
public final class PackModels implements ModelSource {

  private static final long serialVersionUID = 2;

  /** Of an image for a pack that has none of its own. */
  private static final int BLANK_SIDE = 256;

  private final String folder;
  private final EngineKind engine;
  private final PackIdentity identity;
  private final LabelMap labelMap;
  private final CentreOffsetSettings mergeSettings;

  private transient Pack pack;

  public PackModels(Path folder) {
    this(folder, EngineKind.AUTO);
  }

  /**
   * @param engine that each task manager opens; one that cannot run there fails the job
   */
  public PackModels(Path folder, EngineKind engine) {
    Pack pack = Pack.load(folder);
    this.engine = requireNonNull(engine, "engine is null");
    this.folder = folder.toAbsolutePath().toString();
    identity = new PackIdentity(pack.name(), pack.version(), pack.digest());
    labelMap = pack.labelMap();
    mergeSettings = pack.merge();
  }

  @Override
  public PackIdentity identity() {
    return identity;
  }

  @Override
  public EngineKind engine() {
    return engine;
  }

  @Override
  public String place() {
    return folder;
  }

  @Override
  public LabelMap labelMap() {
    return labelMap;
  }

  @Override
  public CentreOffsetSettings mergeSettings() {
    return mergeSettings;
  }

  @Override
  public SegmentationModel open() {
    return pack().open(engine);
  }

  @Override
  public void rehearse(SegmentationModel model, InferenceSettings settings) {
    for (PackTests.Outcome outcome : new PackTests(pack()).run(model)) {
      if (!outcome.passed()) {
        throw new PackException(
            String.format(
                Locale.ROOT,
                "the pack in %s has PQ %.3f on its own test image %s: at least %.3f is expected",
                folder,
                outcome.pq(),
                outcome.image(),
                outcome.minPq()));
      }
    }
    RgbImage sample = sample();
    BatchSettings batch = settings.batch();
    InputSize size = model.inputSize(sample.width(), sample.height());
    model.predict(Collections.nCopies(batch.room(size, batch.maxBatchPixels()), sample));
  }

  /** An image as the pack is made for. */
  private RgbImage sample() {
    return pack().manifest().tests().stream()
        .findFirst()
        .map(new PackTests(pack())::image)
        .orElseGet(
            () -> new RgbImage(BLANK_SIDE, BLANK_SIDE, new byte[3 * BLANK_SIDE * BLANK_SIDE]));
  }

  /** Loaded once, so that the models of all workers share its weights. */
  private synchronized Pack pack() {
    if (pack != null) {
      return pack;
    }
    Pack loaded = Pack.load(Path.of(folder));
    if (!loaded.digest().equals(identity.digest())) {
      throw new PackException(
          "the pack in %s has the digest %s, and the job was started with %s"
              .formatted(folder, loaded.digest(), identity.digest()));
    }
    pack = loaded;
    return loaded;
  }
}
