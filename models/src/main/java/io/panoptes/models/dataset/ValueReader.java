package io.panoptes.models.dataset;

import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.mask.ConnectedComponents;
import io.panoptes.models.mask.ConnectedComponents.Connectivity;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Masks of {@link MaskMeaning}. */
record ValueReader(MaskMeaning meaning, Set<Integer> voids) implements MaskReader {

  private static final Optional<SegmentLabel> NOTHING = Optional.empty();

  @Override
  public PanopticMap read(byte[] png) throws ImageRejectedException {
    MaskPixels mask = MaskPixels.read(png);
    int[] ids = new int[mask.values().length];
    Map<Integer, Optional<SegmentLabel>> known = new TreeMap<>();
    Map<Integer, SegmentLabel> labels = new TreeMap<>();
    int last = -1;
    int id = 0;
    for (int pixel = 0; pixel < ids.length; pixel++) {
      int value = mask.values()[pixel];
      if (value != last) {
        Optional<SegmentLabel> segment = known.get(value);
        if (segment == null) {
          segment = voids.contains(value) ? NOTHING : Optional.of(segment(mask, pixel));
          known.put(value, segment);
          segment.ifPresent(label -> labels.put(label.id(), label));
        }
        last = value;
        id = segment.map(SegmentLabel::id).orElse(0);
      }
      ids[pixel] = id;
    }
    if (meaning.kind() == MaskKind.LABELS) {
      splitThings(ids, mask, labels);
    }
    return Segments.of(mask.width(), mask.height(), ids, List.copyOf(labels.values()));
  }

  private SegmentLabel segment(MaskPixels mask, int pixel) {
    return meaning
        .segment(mask.values()[pixel])
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s, which is no category: give it to one, or list it as void, in dataset.yaml"
                        .formatted(mask.describe(pixel))));
  }

  /** A segment for each component in place of one for each thing. */
  private void splitThings(int[] ids, MaskPixels mask, Map<Integer, SegmentLabel> labels) {
    int[] things = new int[ids.length];
    for (int pixel = 0; pixel < ids.length; pixel++) {
      SegmentLabel label = labels.get(ids[pixel]);
      things[pixel] = label != null && label.isThing() ? ids[pixel] : 0;
    }
    ConnectedComponents components =
        ConnectedComponents.of(things, mask.width(), mask.height(), Connectivity.EIGHT);
    int first = meaning.labelMap().size();
    Map<Integer, SegmentLabel> objects = new TreeMap<>();
    for (int pixel = 0; pixel < ids.length; pixel++) {
      int component = components.labels()[pixel];
      if (component > 0) {
        int category = labels.get(ids[pixel]).categoryId();
        ids[pixel] = first + component;
        objects.computeIfAbsent(ids[pixel], id -> new SegmentLabel(id, category, true, false, 1));
      }
    }
    labels.values().removeIf(SegmentLabel::isThing);
    labels.putAll(objects);
  }
}
