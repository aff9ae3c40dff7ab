package io.panoptes.models.cityscapes;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.List;

/**
 * The 19 classes that Cityscapes' benchmarks evaluate (table {@code labels.py} of the Cityscapes
 * scripts): category ids are the data set's label ids, places in the label map are its {@code
 * trainId}s, 0 to 18.
 */
public final class CityscapesLabels {

  /** Label ids above it are of no class. */
  public static final int MAX_ID = 33;

  /** In the order of their {@code trainId}. */
  public static final LabelMap LABEL_MAP =
      new LabelMap(
          List.of(
              new Category(7, "road", false, 0x804080),
              new Category(8, "sidewalk", false, 0xF423E8),
              new Category(11, "building", false, 0x464646),
              new Category(12, "wall", false, 0x66669C),
              new Category(13, "fence", false, 0xBE9999),
              new Category(17, "pole", false, 0x999999),
              new Category(19, "traffic light", false, 0xFAAA1E),
              new Category(20, "traffic sign", false, 0xDCDC00),
              new Category(21, "vegetation", false, 0x6B8E23),
              new Category(22, "terrain", false, 0x98FB98),
              new Category(23, "sky", false, 0x4682B4),
              new Category(24, "person", true, 0xDC143C),
              new Category(25, "rider", true, 0xFF0000),
              new Category(26, "car", true, 0x00008E),
              new Category(27, "truck", true, 0x000046),
              new Category(28, "bus", true, 0x003C64),
              new Category(31, "train", true, 0x005064),
              new Category(32, "motorcycle", true, 0x0000E6),
              new Category(33, "bicycle", true, 0x770B20)));

  private CityscapesLabels() {}
}
