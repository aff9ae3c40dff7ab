package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Resampling;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A data set of the same images, smaller. */
record ScaledImages(LabelledImages images, double scale) implements LabelledImages {

  ScaledImages {
    requireNonNull(images, "images is null");
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException("scale %s: above 0, at most 1".formatted(scale));
    }
  }

  @Override
  public LabelMap labelMap() {
    return images.labelMap();
  }

  @Override
  public int size() {
    return images.size();
  }

  @Override
  public ImageEntry entry(int index) {
    ImageEntry entry = images.entry(index);
    return new ImageEntry(
        entry.name(), side(entry.width()), side(entry.height()), entry.attributes());
  }

  @Override
  public LabelledImage get(int index) {
    LabelledImage image = images.get(index);
    PanopticMap truth = truth(image.truth());
    return new LabelledImage(Resampling.to(image.image(), truth.width(), truth.height()), truth);
  }

  private int side(int pixels) {
    return Math.max(1, (int) (pixels * scale));
  }

  /** Each pixel is the one that its middle falls on; a segment that none falls on is gone. */
  private PanopticMap truth(PanopticMap map) {
    int width = side(map.width());
    int height = side(map.height());
    int[] ids = new int[width * height];
    for (int row = 0; row < height; row++) {
      int from = (int) ((row + .5) * map.height() / height) * map.width();
      for (int column = 0; column < width; column++) {
        ids[row * width + column] = map.ids()[from + (int) ((column + .5) * map.width() / width)];
      }
    }
    Set<Integer> left = IntStream.of(ids).boxed().collect(Collectors.toSet());
    return Segments.of(
        width,
        height,
        ids,
        map.segments().stream()
            .filter(segment -> left.contains(segment.id()))
            .map(SegmentLabel::of)
            .toList());
  }
}
