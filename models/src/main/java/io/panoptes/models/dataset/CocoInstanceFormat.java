package io.panoptes.models.dataset;

import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * COCO's objects, {@code instances.json}, over stuff where it is there: {@code stuff.json}, of the
 * same form, or {@code stuff.json} for the categories with grey PNGs of category ids in {@code
 * stuff/} or {@code stuff_pixelmaps/}. Without stuff, what no object covers is the category
 * "background". Objects that overlap: smaller ones lie over larger ones, crowds below all. The
 * masks are in memory as runs.
 */
record CocoInstanceFormat() implements CocoFormat {

  @Override
  public String kind() {
    return "instances";
  }

  @Override
  public String layout() {
    return "instances.json and images/, stuff.json where there is stuff";
  }

  @Override
  public DataSet open(Path folder) throws IOException {
    CocoLayout layout = CocoLayout.of(folder, kind());
    Map<String, CocoFormatException> problems = new HashMap<>();
    CocoDetections things =
        CocoDetections.read(layout.json(), layout.images(), problems::putIfAbsent);
    CocoStuff stuff = CocoStuff.open(layout, things.labelMap(), problems::putIfAbsent);
    LabelMap labelMap = labelMap(layout.json(), things.labelMap(), stuff.categories());
    List<CocoObjects> files = new ArrayList<>(things.images().size());
    for (CocoImage image : things.images()) {
      List<Instance> objects = things.of(image.imageId());
      Optional<String> problem =
          Optional.ofNullable(problems.get(image.imageId())).map(Throwable::getMessage);
      files.add(new CocoObjects(image, objects, stuff, labelMap, problem));
    }
    return new DataSet(this, labelMap, files);
  }

  private static LabelMap labelMap(Path json, LabelMap things, List<Category> stuff)
      throws CocoFormatException {
    List<Category> all = new ArrayList<>(things.categories());
    all.addAll(stuff);
    try {
      return new LabelMap(all);
    } catch (IllegalArgumentException e) {
      throw new CocoFormatException(
          "%s: with the categories of its stuff: %s".formatted(json, e.getMessage()), e);
    }
  }
}
