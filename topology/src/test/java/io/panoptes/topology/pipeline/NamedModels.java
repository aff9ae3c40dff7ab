package io.panoptes.topology.pipeline;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.PackException;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.PackIdentity;
import java.util.Arrays;
import java.util.List;

/** Packs that any name has; they differ by name and digest, and some names are of bad ones. */
record NamedModels(String place) implements ModelSource {

  static final String BAD = "bad";
  static final String HUGE = "huge";

  /** Sees nothing in the right half of an image. */
  static final String NARROW = "narrow";

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
    SegmentationModel model = new CrashingModelSource().open();
    return place.equals(NARROW) ? new Narrow(model) : model;
  }

  private record Narrow(SegmentationModel model) implements SegmentationModel {

    @Override
    public InputSize inputSize(int width, int height) {
      return model.inputSize(width, height);
    }

    @Override
    public List<Prediction> predict(List<RgbImage> images) {
      return model.predict(images.stream().map(Narrow::narrowed).toList());
    }

    @Override
    public void close() {
      model.close();
    }

    private static RgbImage narrowed(RgbImage image) {
      byte[] pixels = image.pixels().clone();
      for (int row = 0; row < image.height(); row++) {
        int start = 3 * row * image.width();
        Arrays.fill(pixels, start + 3 * (image.width() / 2), start + 3 * image.width(), (byte) 0);
      }
      return new RgbImage(image.width(), image.height(), pixels);
    }
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
