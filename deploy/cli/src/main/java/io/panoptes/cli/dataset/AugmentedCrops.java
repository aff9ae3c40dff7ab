package io.panoptes.cli.dataset;

import static java.util.stream.Collectors.toMap;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.image.Normalisation;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.training.Augmentation;
import io.panoptes.models.training.Crop;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Crops as training sees them, to be looked at: values of 0 to 1 are black to white, what lies
 * outside of the image is void.
 */
public record AugmentedCrops(Augmentation augmentation, Normalisation normalisation) {

  public LabelledImage crop(LabelledImage image, SplittableRandom random) {
    Crop crop = augmentation.crop(image, normalisation.scale(image.image()), random);
    int size = augmentation.size();
    return new LabelledImage(picture(crop.pixels(), size), map(crop.ids(), size, image.truth()));
  }

  private static RgbImage picture(float[] planes, int size) {
    int plane = size * size;
    byte[] pixels = new byte[3 * plane];
    for (int at = 0; at < pixels.length; at++) {
      float value = planes[at % 3 * plane + at / 3];
      pixels[at] = (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return new RgbImage(size, size, pixels);
  }

  private static PanopticMap map(int[] cropped, int size, PanopticMap truth) {
    int[] ids = Arrays.stream(cropped).map(id -> Math.max(0, id)).toArray();
    Map<Integer, Segment> segments =
        truth.segments().stream().collect(toMap(Segment::id, Function.identity()));
    List<SegmentLabel> labels =
        Arrays.stream(ids)
            .filter(id -> id > 0)
            .distinct()
            .sorted()
            .mapToObj(segments::get)
            .map(SegmentLabel::of)
            .toList();
    return Segments.of(size, size, ids, labels);
  }
}
