package io.panoptes.operators.fakes;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Says of each pixel whether it is bright: bright ones are things, one object a column; dark ones
 * are stuff. Throws on an image whose first pixel is {@link #POISON}.
 */
public final class FakeSegmentationModel implements SegmentationModel {

  public static final int POISON = 0xFF00FF;

  public static final LabelMap LABELS =
      new LabelMap(
          List.of(new Category(7, "ground", false, 0x808080), new Category(9, "bar", true, 0xFF)));

  private static final int BUCKET = 16;

  private final Consumer<List<RgbImage>> beforePredict;

  public FakeSegmentationModel() {
    this(images -> {});
  }

  /**
   * @param beforePredict sees each batch on the model's thread, and may block or throw
   */
  public FakeSegmentationModel(Consumer<List<RgbImage>> beforePredict) {
    this.beforePredict = beforePredict;
  }

  @Override
  public InputSize inputSize(int width, int height) {
    return new InputSize(roundUp(width), roundUp(height));
  }

  @Override
  public List<Prediction> predict(List<RgbImage> images) {
    beforePredict.accept(images);
    if (images.stream().map(i -> inputSize(i.width(), i.height())).distinct().count() != 1) {
      throw new IllegalArgumentException("images of different input sizes in one batch");
    }
    return images.stream().map(FakeSegmentationModel::predict).toList();
  }

  @Override
  public void close() {}

  private static Prediction predict(RgbImage image) {
    int width = image.width();
    int pixels = width * image.height();
    byte[] labels = new byte[pixels];
    byte[] confidence = new byte[pixels];
    int[] ids = new int[pixels];
    Arrays.fill(confidence, (byte) 255);
    for (int i = 0; i < pixels; i++) {
      boolean bright = (image.pixels()[3 * i + 1] & 0xFF) > 128;
      labels[i] = (byte) (bright ? 1 : 0);
      ids[i] = bright ? 1 + i % width : 0;
    }
    if (color(image) == POISON) {
      throw new IllegalStateException("poisoned");
    }
    float[] scores = new float[width];
    Arrays.fill(scores, .5f);
    return new Prediction(
        new SemanticMap(width, image.height(), labels, confidence),
        new InstanceMap(width, image.height(), ids, scores));
  }

  private static int color(RgbImage image) {
    byte[] p = image.pixels();
    return (p[0] & 0xFF) << 16 | (p[1] & 0xFF) << 8 | p[2] & 0xFF;
  }

  private static int roundUp(int side) {
    return (side + BUCKET - 1) / BUCKET * BUCKET;
  }
}
