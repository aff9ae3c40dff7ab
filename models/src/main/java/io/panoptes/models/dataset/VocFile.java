package io.panoptes.models.dataset;

import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An image of PASCAL VOC with its two masks; segment ids are the numbers of the objects. */
record VocFile(Path image, Path classes, Path objects) implements LabelledFile {

  private static final int VOID = 255;
  private static final Category BACKGROUND =
      VocFormat.LABEL_MAP.byLabel(VocFormat.LABEL_MAP.size() - 1);

  @Override
  public String name() {
    return image.getFileName().toString();
  }

  @Override
  public List<Path> masks() {
    return List.of(classes, objects);
  }

  @Override
  public ImageEntry entry() throws IOException {
    return MaskSize.entry(name(), classes, Map.of());
  }

  @Override
  public PanopticMap truth() throws IOException {
    MaskPixels classPixels = read(classes);
    MaskPixels objectPixels = read(objects);
    if (classPixels.width() != objectPixels.width()
        || classPixels.height() != objectPixels.height()) {
      throw new IOException(
          "%s: the mask has %d x %d pixels, %s has %d x %d: they must be the same"
              .formatted(
                  objects,
                  objectPixels.width(),
                  objectPixels.height(),
                  classes,
                  classPixels.width(),
                  classPixels.height()));
    }
    try {
      return join(classPixels, objectPixels);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(classes, e.getMessage()), e);
    }
  }

  private PanopticMap join(MaskPixels classPixels, MaskPixels objectPixels) {
    int[] ids = new int[classPixels.values().length];
    Map<Integer, SegmentLabel> labels = new TreeMap<>();
    for (int pixel = 0; pixel < ids.length; pixel++) {
      int value = classPixels.values()[pixel];
      int object = objectPixels.values()[pixel];
      if (value == VOID || object == VOID) {
        continue;
      }
      if (value >= BACKGROUND.id()) {
        throw new IllegalArgumentException(
            "%s: classes are 0 to %d, and 255 void"
                .formatted(classPixels.describe(pixel), BACKGROUND.id() - 1));
      }
      if (value == 0 != (object == 0)) {
        throw new IllegalArgumentException(
            "%s, object %d in %s: both are 0 or none"
                .formatted(classPixels.describe(pixel), object, objects));
      }
      ids[pixel] = object == 0 ? VOID : object;
      Category category = value == 0 ? BACKGROUND : VocFormat.LABEL_MAP.byLabel(value - 1);
      SegmentLabel label =
          labels.computeIfAbsent(ids[pixel], id -> SegmentLabel.truth(id, category));
      if (label.categoryId() != category.id()) {
        throw new IllegalArgumentException(
            "%s, and object %d in %s is of class %d elsewhere: an object has one class"
                .formatted(classPixels.describe(pixel), object, objects, label.categoryId()));
      }
    }
    return Segments.of(
        classPixels.width(), classPixels.height(), ids, List.copyOf(labels.values()));
  }

  private static MaskPixels read(Path mask) throws IOException {
    try {
      return MaskPixels.read(Files.readAllBytes(mask));
    } catch (ImageRejectedException | IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(mask, e.getMessage()), e);
    }
  }
}
