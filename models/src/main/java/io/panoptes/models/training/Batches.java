package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.LabelMap;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Training batches by number: the same number gives the same batch, whatever was asked before, so
 * that a resumed training sees what an uninterrupted one would have seen. Thread-safe.
 */
final class Batches {

  private static final int CANDIDATES = 4;

  private final LabelledImages images;
  private final Normalisation normalisation;
  private final Augmentation augmentation;
  private final List<Head> heads;
  private final int batchSize;
  private final long seed;

  Batches(
      LabelledImages images,
      Normalisation normalisation,
      Augmentation augmentation,
      List<Head> heads,
      int batchSize,
      long seed) {
    this.images = requireNonNull(images, "images is null");
    this.normalisation = requireNonNull(normalisation, "normalisation is null");
    this.augmentation = requireNonNull(augmentation, "augmentation is null");
    this.heads = List.copyOf(heads);
    this.batchSize = batchSize;
    this.seed = seed;
  }

  MultiDataSet batch(int number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    LabelMap labelMap = images.labelMap();
    int size = augmentation.size();
    int plane = size * size;
    float[] pixels = new float[batchSize * 3 * plane];
    float[][] labels = new float[heads.size()][];
    float[][] weights = new float[heads.size()][batchSize * plane];
    for (int head = 0; head < labels.length; head++) {
      labels[head] = new float[batchSize * heads.get(head).channels(labelMap.size()) * plane];
    }
    for (int item = 0; item < batchSize; item++) {
      LabelledImage image = draw(random);
      Augmentation.Crop crop = augmentation.crop(image, normalisation.scale(image.image()), random);
      Targets targets = new Targets(labelMap, image.truth(), crop.ids(), size);
      System.arraycopy(crop.pixels(), 0, pixels, item * 3 * plane, 3 * plane);
      for (int head = 0; head < labels.length; head++) {
        copy(targets.values(heads.get(head)), labels[head], item);
        copy(targets.weights(heads.get(head)), weights[head], item);
      }
    }
    INDArray[] labelArrays = new INDArray[labels.length];
    INDArray[] weightArrays = new INDArray[labels.length];
    for (int head = 0; head < labels.length; head++) {
      labelArrays[head] = planes(labels[head], heads.get(head).channels(labelMap.size()), size);
      weightArrays[head] = planes(weights[head], 1, size);
    }
    return new MultiDataSet(
        new INDArray[] {planes(pixels, 3, size)}, labelArrays, null, weightArrays);
  }

  /**
   * One of a few images, a large one rather than a small one: it has more in it to be learnt from.
   */
  private LabelledImage draw(SplittableRandom random) {
    LabelledImage drawn = images.get(random.nextInt(images.size()));
    double sum = side(drawn);
    for (int candidate = 1; candidate < CANDIDATES; candidate++) {
      LabelledImage other = images.get(random.nextInt(images.size()));
      sum += side(other);
      if (random.nextDouble() * sum < side(other)) {
        drawn = other;
      }
    }
    return drawn;
  }

  private static double side(LabelledImage image) {
    return Math.sqrt((double) image.image().width() * image.image().height());
  }

  private INDArray planes(float[] values, int channels, int size) {
    return Nd4j.create(values, new long[] {batchSize, channels, size, size}, 'c');
  }

  private static void copy(float[] from, float[] to, int item) {
    System.arraycopy(from, 0, to, item * from.length, from.length);
  }
}
