package io.panoptes.operators.fakes;

import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.record.ResultPack;

/** Opens {@link FakeSegmentationModel}s. */
public final class FakeModelSource implements ModelSource {

  public static final PackIdentity IDENTITY = new PackIdentity("fake", "1", "0123abcd".repeat(8));

  /** What results of it carry. */
  public static final ResultPack PACK =
      new ResultPack(IDENTITY, new CentreOffsetSettings(.1f, 7, 200, 0, 0));

  @Override
  public PackIdentity identity() {
    return IDENTITY;
  }

  @Override
  public LabelMap labelMap() {
    return FakeSegmentationModel.LABELS;
  }

  @Override
  public CentreOffsetSettings mergeSettings() {
    return PACK.merge();
  }

  @Override
  public SegmentationModel open() {
    return new FakeSegmentationModel();
  }
}
