package io.panoptes.models.dataset;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * PASCAL VOC segmentation: {@code JPEGImages/*.jpg} with {@code SegmentationClass/*.png}, values 0
 * background, 1 to 20 the classes, 255 void, and {@code SegmentationObject/*.png}, values 1 and
 * more one object each. The images are those that have a mask of either kind. Background has
 * category id 21, for 0 is void in panoptic maps.
 */
record VocFormat() implements DataSetFormat {

  private static final List<String> CLASSES =
      List.of(
          "aeroplane",
          "bicycle",
          "bird",
          "boat",
          "bottle",
          "bus",
          "car",
          "cat",
          "chair",
          "cow",
          "diningtable",
          "dog",
          "horse",
          "motorbike",
          "person",
          "pottedplant",
          "sheep",
          "sofa",
          "train",
          "tvmonitor");

  static final LabelMap LABEL_MAP = labelMap();

  @Override
  public String name() {
    return "voc";
  }

  @Override
  public String layout() {
    return "JPEGImages/, SegmentationClass/ and SegmentationObject/";
  }

  @Override
  public boolean tellsCategories() {
    return false;
  }

  @Override
  public boolean isIn(Path folder) {
    return Files.isDirectory(folder.resolve("JPEGImages"))
        && Files.isDirectory(folder.resolve("SegmentationClass"));
  }

  @Override
  public DataSet open(Path folder) throws IOException {
    if (!isIn(folder)) {
      throw new DataSetException("%s: expected %s".formatted(folder, layout()));
    }
    Path classes = folder.resolve("SegmentationClass");
    Path objects = folder.resolve("SegmentationObject");
    TreeSet<String> names = new TreeSet<>(FileNames.below(classes, FileNames.PNG).keySet());
    if (Files.isDirectory(objects)) {
      names.addAll(FileNames.below(objects, FileNames.PNG).keySet());
    }
    SortedMap<String, Path> images = FileNames.below(folder.resolve("JPEGImages"), FileNames.IMAGE);
    List<VocFile> files = new ArrayList<>(names.size());
    for (String name : names) {
      Path image = images.getOrDefault(name, folder.resolve("JPEGImages/" + name + ".jpg"));
      files.add(new VocFile(image, classes.resolve(name + ".png"), objects.resolve(name + ".png")));
    }
    return new DataSet(this, LABEL_MAP, files);
  }

  private static LabelMap labelMap() {
    List<Category> categories = new ArrayList<>();
    for (int id = 1; id <= CLASSES.size(); id++) {
      categories.add(new Category(id, CLASSES.get(id - 1), true, color(id)));
    }
    categories.add(new Category(CLASSES.size() + 1, "background", false, 0x464646));
    return new LabelMap(categories);
  }

  /** VOC's colour map: bit 3i + c of the number is bit 7 - i of channel c. */
  private static int color(int number) {
    int rgb = 0;
    for (int bit = 0; bit < 8; bit++) {
      for (int channel = 0; channel < 3; channel++) {
        rgb |= (number >> 3 * bit + channel & 1) << 7 - bit + 16 - 8 * channel;
      }
    }
    return rgb;
  }
}
