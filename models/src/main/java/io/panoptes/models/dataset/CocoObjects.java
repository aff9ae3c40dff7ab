package io.panoptes.models.dataset;

import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An image of COCO's with objects over stuff.
 *
 * @param problem of its annotations, thrown when the truth is asked for
 */
record CocoObjects(
    CocoImage coco,
    List<Instance> objects,
    CocoStuff stuff,
    LabelMap labelMap,
    Optional<String> problem)
    implements CocoFile {

  private static final Comparator<Instance> BOTTOM_TO_TOP =
      Comparator.comparing(Instance::isCrowd)
          .reversed()
          .thenComparing(Comparator.comparingDouble(Instance::area).reversed());

  @Override
  public List<Path> masks() {
    return stuff.masks(coco);
  }

  @Override
  public PanopticMap truth() throws IOException {
    if (problem.isPresent()) {
      throw new CocoFormatException(problem.get());
    }
    long pixels = (long) coco.width() * coco.height();
    if (pixels > ImageLimits.DEFAULT.maxPixels()) {
      throw new CocoFormatException(
          "image %s: the JSON tells %d x %d pixels: the limit is %d"
              .formatted(
                  coco.fileName(), coco.width(), coco.height(), ImageLimits.DEFAULT.maxPixels()));
    }
    PaintedMap painted = new PaintedMap(coco.width(), coco.height());
    stuff.paintUnder(coco, painted);
    for (Instance object : objects.stream().sorted(BOTTOM_TO_TOP).toList()) {
      Category category = labelMap.byId(object.categoryId()).orElseThrow();
      if (category.isThing()) {
        painted.paintThing(object.mask(), category, object.isCrowd());
      } else {
        painted.paintStuff(object.mask(), category);
      }
    }
    stuff.fillRest(painted);
    return painted.map();
  }
}
