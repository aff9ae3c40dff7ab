package io.panoptes.models.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.ChannelScales;
import io.panoptes.models.image.PixelScaling;
import io.panoptes.models.image.Resampling;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images through an {@link Engine}: normalised, padded, run, un-padded, brought to the size of the
 * image, and only then reduced to a category for each pixel. One thread at a time, the same each
 * time.
 */
public final class DenseNetwork implements AutoCloseable {

  /**
   * Larger batches are run in parts of at most so many padded pixels: the activations of a U-Net
   * take about a kilobyte a pixel.
   */
  private static final long MAX_PIXELS_A_RUN = 1 << 20;

  private final Engine engine;
  private final LabelMap labelMap;
  private final PixelScaling normalisation;
  private final InputSizes sizes;
  private float[] inputs = {};

  public DenseNetwork(
      Engine engine, LabelMap labelMap, PixelScaling normalisation, InputSizes sizes) {
    this.engine = requireNonNull(engine, "engine is null");
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.normalisation = requireNonNull(normalisation, "normalisation is null");
    this.sizes = requireNonNull(sizes, "sizes is null");
  }

  /** As in {@link SegmentationModel#inputSize}. */
  public InputSize inputSize(int width, int height) {
    return sizes.padded(width, height);
  }

  /**
   * Runs one batch.
   *
   * @param images one or more, all with the same {@link #inputSize}
   * @return a prediction for each image, in the same order, at the image's own size
   */
  public List<DensePrediction> predict(List<RgbImage> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a batch of no images");
    }
    InputSize size = inputSize(images.get(0));
    for (RgbImage image : images) {
      if (!inputSize(image).equals(size)) {
        throw new IllegalArgumentException(
            "images of input sizes %s and %s in one batch".formatted(size, inputSize(image)));
      }
    }
    int part = (int) Math.max(1, MAX_PIXELS_A_RUN / size.pixels());
    List<DensePrediction> predictions = new ArrayList<>(images.size());
    for (int from = 0; from < images.size(); from += part) {
      run(images.subList(from, Math.min(images.size(), from + part)), size, predictions);
    }
    return predictions;
  }

  private void run(List<RgbImage> images, InputSize size, List<DensePrediction> predictions) {
    int plane = (int) size.pixels();
    float[] input = input(images.size() * 3 * plane);
    for (int index = 0; index < images.size(); index++) {
      fill(input, index * 3 * plane, images.get(index), size);
    }
    HeadOutputs outputs = engine.run(input, images.size(), size);
    for (int index = 0; index < images.size(); index++) {
      predictions.add(prediction(outputs, index, images.get(index), size));
    }
  }

  /** Zeros, as of padding; the array of the run before where it has the right length. */
  private float[] input(int length) {
    if (inputs.length == length) {
      Arrays.fill(inputs, 0);
    } else {
      inputs = new float[length];
    }
    return inputs;
  }

  private void fill(float[] input, int start, RgbImage image, InputSize size) {
    ChannelScales scales = normalisation.scales(image);
    InputSize shrunk = sizes.content(image.width(), image.height());
    RgbImage content = Resampling.to(image, shrunk.width(), shrunk.height());
    int plane = (int) size.pixels();
    for (int row = 0; row < content.height(); row++) {
      for (int column = 0; column < content.width(); column++) {
        int from = 3 * (row * content.width() + column);
        int to = start + row * size.width() + column;
        for (int channel = 0; channel < 3; channel++) {
          input[to + channel * plane] =
              (content.pixels()[from + channel] & 0xFF) * scales.factors()[channel]
                  + scales.offsets()[channel];
        }
      }
    }
  }

  private DensePrediction prediction(
      HeadOutputs outputs, int index, RgbImage image, InputSize padded) {
    InputSize content = sizes.content(image.width(), image.height());
    InputSize size = new InputSize(image.width(), image.height());
    SemanticMap semantic = new SemanticHead(labelMap).map(outputs, index, padded, content, size);
    float[] heat = atSize(outputs, Head.CENTRE, index, 0, 1, padded, content, size);
    float[] rows = atSize(outputs, Head.OFFSET, index, 0, 2, padded, content, size);
    float[] columns = atSize(outputs, Head.OFFSET, index, 1, 2, padded, content, size);
    // Offsets are lengths: they grow with the picture, as the picture itself does.
    scale(rows, Head.OFFSET_UNIT * size.height() / content.height());
    scale(columns, Head.OFFSET_UNIT * size.width() / content.width());
    double enlargement =
        Math.max(size.width(), size.height())
            / (double) Math.max(content.width(), content.height());
    return new DensePrediction(semantic, things(semantic), heat, rows, columns, enlargement);
  }

  private static float[] atSize(
      HeadOutputs outputs,
      Head head,
      int image,
      int channel,
      int channels,
      InputSize padded,
      InputSize content,
      InputSize size) {
    return Planes.resize(
        outputs.channel(head, image, channel, channels, padded, content), content, size);
  }

  private boolean[] things(SemanticMap semantic) {
    boolean[] isThing = new boolean[labelMap.size()];
    for (int label = 0; label < isThing.length; label++) {
      isThing[label] = labelMap.byLabel(label).isThing();
    }
    boolean[] things = new boolean[semantic.labels().length];
    for (int at = 0; at < things.length; at++) {
      things[at] = isThing[semantic.labels()[at] & 0xFF];
    }
    return things;
  }

  private static void scale(float[] values, float factor) {
    for (int at = 0; at < values.length; at++) {
      values[at] *= factor;
    }
  }

  private InputSize inputSize(RgbImage image) {
    return inputSize(image.width(), image.height());
  }

  @Override
  public void close() {
    engine.close();
  }
}
