package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImage;
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

  private final LabelMap labelMap;
  private final Draws draws;
  private final Normalisation normalisation;
  private final Augmentation augmentation;
  private final PixelWeights pixelWeights;
  private final List<Head> heads;
  private final int batchSize;
  private final long seed;

  Batches(
      LabelMap labelMap,
      Draws draws,
      Normalisation normalisation,
      Augmentation augmentation,
      PixelWeights pixelWeights,
      List<Head> heads,
      int batchSize,
      long seed) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.draws = requireNonNull(draws, "draws is null");
    this.normalisation = requireNonNull(normalisation, "normalisation is null");
    this.augmentation = requireNonNull(augmentation, "augmentation is null");
    this.pixelWeights = requireNonNull(pixelWeights, "pixelWeights is null");
    this.heads = List.copyOf(heads);
    this.batchSize = batchSize;
    this.seed = seed;
  }

  MultiDataSet batch(int number) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    int size = augmentation.size();
    int plane = size * size;
    float[] pixels = new float[batchSize * 3 * plane];
    float[][] labels = new float[heads.size()][];
    float[][] weights = new float[heads.size()][batchSize * plane];
    for (int head = 0; head < labels.length; head++) {
      labels[head] = new float[batchSize * heads.get(head).channels(labelMap.size()) * plane];
    }
    for (int item = 0; item < batchSize; item++) {
      Crop crop = crop(random);
      if (augmentation.disturbances().pastes(random)) {
        crop = crop.withThingsOf(crop(random), random);
      }
      Targets targets = new Targets(labelMap, pixelWeights, crop.segments(), crop.ids(), size);
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

  private Crop crop(SplittableRandom random) {
    LabelledImage image = draws.next(random);
    return augmentation.crop(image, normalisation.scale(image.image()), random);
  }

  private INDArray planes(float[] values, int channels, int size) {
    return Nd4j.create(values, new long[] {batchSize, channels, size, size}, 'c');
  }

  private static void copy(float[] from, float[] to, int item) {
    System.arraycopy(from, 0, to, item * from.length, from.length);
  }
}
