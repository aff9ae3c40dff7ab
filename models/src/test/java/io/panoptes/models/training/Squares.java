package io.panoptes.models.training;

import io.panoptes.models.dataset.ImageEntry;
import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.BoundingBox;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A data set small enough for a unit test: bright squares on a dark ground. */
public final class Squares {

  public static final LabelMap LABELS =
      new LabelMap(
          List.of(
              new Category(1, "square", true, 0xFF0000),
              new Category(2, "ground", false, 0x808080)));

  private Squares() {}

  public static LabelledImages images(int count, int side) {
    return images(count, index -> side);
  }

  /** Likewise, of a side for each. */
  public static LabelledImages images(int count, IntUnaryOperator side) {
    List<ImageEntry> entries =
        IntStream.range(0, count)
            .mapToObj(
                index ->
                    new ImageEntry(
                        "squares " + index, side.applyAsInt(index), side.applyAsInt(index)))
            .toList();
    return LabelledImages.of(LABELS, entries, index -> image(index, side.applyAsInt(index)));
  }

  public static LabelledImage image(long seed, int side) {
    SplittableRandom random = new SplittableRandom(seed);
    int width = side / 4;
    int left = random.nextInt(side / 2 - width);
    int top = random.nextInt(side - width);
    int[] ids = new int[side * side];
    byte[] pixels = new byte[3 * side * side];
    for (int at = 0; at < ids.length; at++) {
      int x = at % side;
      int y = at / side;
      boolean first = x >= left && x < left + width && y >= top && y < top + width;
      boolean second =
          x >= side / 2 + left && x < side / 2 + left + width && y >= top && y < top + width;
      ids[at] = first ? 1 : second ? 2 : 3;
      byte value = (byte) ((first || second ? 190 : 30) + random.nextInt(20));
      pixels[3 * at] = value;
      pixels[3 * at + 1] = value;
      pixels[3 * at + 2] = value;
    }
    int area = width * width;
    return new LabelledImage(
        new RgbImage(side, side, pixels),
        new PanopticMap(
            side,
            side,
            ids,
            List.of(
                square(1, left, top, width),
                square(2, side / 2 + left, top, width),
                new Segment(
                    3,
                    2,
                    false,
                    false,
                    1,
                    side * side - 2 * area,
                    new BoundingBox(0, 0, side, side),
                    side / 2f,
                    side / 2f))));
  }

  private static Segment square(int id, int left, int top, int width) {
    return new Segment(
        id,
        1,
        true,
        false,
        1,
        width * width,
        new BoundingBox(left, top, width, width),
        left + width / 2f,
        top + width / 2f);
  }
}
