package io.panoptes.topology.pipeline;

import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.PackException;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.PackIdentity;

/** Packs that any name has; they differ by name and digest, and some names are of bad ones. */
record NamedModels(String place) implements ModelSource {

  static final String BAD = "bad";
  static final String HUGE = "huge";

  private static final long serialVersionUID = 1;

  /** The digest of the pack of a name. */
  static String digest(String name) {
    return "%08x".formatted(name.hashCode()).repeat(8);
  }

  @Override
  public PackIdentity identity() {
    return new PackIdentity(place, "1", digest(place));
  }

  @Override
  public LabelMap labelMap() {
    return new FakeModelSource().labelMap();
  }

  @Override
  public CentreOffsetSettings mergeSettings() {
    return new FakeModelSource().mergeSettings();
  }

  @Override
  public SegmentationModel open() {
    return new CrashingModelSource().open();
  }

  @Override
  public void rehearse(SegmentationModel model, InferenceSettings settings) {
    if (place.equals(BAD)) {
      throw new PackException("PQ 0.100 on its own test image");
    }
    if (place.equals(HUGE)) {
      throw new OutOfMemoryError("Cannot allocate new FloatPointer(1048576)");
    }
  }
}
