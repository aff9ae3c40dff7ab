package io.panoptes.models.cityscapes;

import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngKind;
import io.panoptes.models.image.PngSamples;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Cityscapes' {@code *_instanceIds.png}: 16-bit grey, where a value below 1000 is a label id
 * without instance and others are {@code 1000 * label id + instance}. Read as {@code
 * createPanopticImgs.py} of the Cityscapes scripts does: labels that are not evaluated are void, a
 * thing without instance is a crowd, and the segments' ids are the values.
 */
public final class InstanceIds {

  private static final int INSTANCES = 1000;

  /** Below it, and in the form 1000 * label id + instance, values are known. */
  private static final int END = (CityscapesLabels.MAX_ID + 1) * INSTANCES;

  /** Values of a category; the others are void. */
  private static final BitSet KNOWN = known();

  private InstanceIds() {}

  private static BitSet known() {
    BitSet known = new BitSet(END);
    for (int value = 0; value < END; value++) {
      known.set(value, category(value).isPresent());
    }
    return known;
  }

  /**
   * Reads a map with its segments in the order of their ids and the categories of {@link
   * CityscapesLabels#LABEL_MAP}.
   *
   * @throws IOException when the file cannot be read, is not a whole 16-bit grey PNG within the
   *     limits, or has a value of no label; the message names the file
   */
  public static PanopticMap read(Path file, ImageLimits limits) throws IOException {
    try {
      return read(Files.readAllBytes(file), limits);
    } catch (ImageRejectedException | IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * @throws ImageRejectedException when the bytes are not a whole PNG within the limits
   * @throws IllegalArgumentException when it is not 16-bit grey or has a value of no label
   */
  public static PanopticMap read(byte[] png, ImageLimits limits) throws ImageRejectedException {
    PngSamples samples = PngSamples.open(png, limits);
    if (!samples.kind().equals(PngKind.GREY_16)) {
      throw new IllegalArgumentException(
          "the PNG is %s: Cityscapes' instance ids are 16-bit grey".formatted(samples.kind()));
    }
    int[] ids = samples.pixels();
    BitSet present = new BitSet(END);
    for (int i = 0; i < ids.length; i++) {
      int value = ids[i] >> Byte.SIZE | (ids[i] & 0xFF) << Byte.SIZE;
      if (value >= END || value > CityscapesLabels.MAX_ID && value < INSTANCES) {
        throw new IllegalArgumentException(
            "the pixel at column %d, row %d is %d: label ids are 0 to %d, with instance %d to %d"
                .formatted(
                    i % samples.width(),
                    i / samples.width(),
                    value,
                    CityscapesLabels.MAX_ID,
                    INSTANCES,
                    END - 1));
      }
      ids[i] = KNOWN.get(value) ? value : 0;
      present.set(ids[i]);
    }
    present.clear(0);
    return Segments.of(samples.width(), samples.height(), ids, labels(present));
  }

  private static List<SegmentLabel> labels(BitSet values) {
    List<SegmentLabel> labels = new ArrayList<>();
    values.stream()
        .forEach(
            value -> {
              Category category = category(value).orElseThrow();
              boolean crowd = category.isThing() && value < INSTANCES;
              labels.add(new SegmentLabel(value, category.id(), category.isThing(), crowd, 1));
            });
    return labels;
  }

  private static Optional<Category> category(int value) {
    return CityscapesLabels.LABEL_MAP.byId(value < INSTANCES ? value : value / INSTANCES);
  }
}
