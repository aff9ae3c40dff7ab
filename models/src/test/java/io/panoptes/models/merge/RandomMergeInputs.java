package io.panoptes.models.merge;

import io.panoptes.models.mask.BitMask;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.SemanticMap;
import io.panoptes.models.panoptic.TestMaps;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Images of a few pixels, on which overlaps and areas often meet a threshold exactly. */
record RandomMergeInputs(Random random, int width, int height) {

  static RandomMergeInputs next(Random random) {
    return new RandomMergeInputs(random, 1 + random.nextInt(30), 1 + random.nextInt(30));
  }

  SemanticMap semantic() {
    byte[] labels = new byte[width * height];
    byte[] confidence = new byte[labels.length];
    random.nextBytes(confidence);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i > 0 && random.nextInt(8) > 0 ? labels[i - 1] : label();
    }
    return new SemanticMap(width, height, labels, confidence);
  }

  private byte label() {
    int label = random.nextInt(TestMaps.LABELS.size() + 1);
    return (byte) (label == TestMaps.LABELS.size() ? SemanticMap.NO_LABEL : label);
  }

  /** Rectangles with or without holes, few scores, so that many are equal. */
  List<InstanceMask> masks() {
    List<InstanceMask> masks = new ArrayList<>();
    for (int count = random.nextInt(12); count > 0; count--) {
      int holes = random.nextInt(3);
      masks.add(
          new InstanceMask(
              1 + random.nextInt(2),
              random.nextInt(9) / 8f,
              BitMask.of(box(), (x, y) -> holes == 0 || random.nextInt(4) >= holes)));
    }
    return masks;
  }

  InstanceMap objects() {
    float[] scores = new float[random.nextInt(20)];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.nextFloat();
    }
    int[] ids = random.ints((long) width * height, 0, scores.length + 1).toArray();
    return new InstanceMap(width, height, ids, scores);
  }

  SemanticLogits semanticLogits() {
    return new SemanticLogits(width, height, logits(TestMaps.LABELS.size() * width * height));
  }

  List<InstanceLogits> instanceLogits() {
    List<InstanceLogits> instances = new ArrayList<>();
    for (int count = random.nextInt(12); count > 0; count--) {
      BoundingBox box = box();
      instances.add(
          new InstanceLogits(
              1 + random.nextInt(2),
              random.nextInt(9) / 8f,
              box,
              logits(box.width() * box.height())));
    }
    return instances;
  }

  /** Whole numbers, so that some are equal. */
  private float[] logits(int count) {
    float[] logits = new float[count];
    for (int i = 0; i < count; i++) {
      logits[i] = i > 0 && random.nextInt(4) > 0 ? logits[i - 1] : random.nextInt(9) - 4;
    }
    return logits;
  }

  private BoundingBox box() {
    int x = random.nextInt(width);
    int y = random.nextInt(height);
    return new BoundingBox(x, y, 1 + random.nextInt(width - x), 1 + random.nextInt(height - y));
  }
}
