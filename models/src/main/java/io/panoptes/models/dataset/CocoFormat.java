package io.panoptes.models.dataset;

import java.nio.file.Path;

/** Formats whose lists are a JSON file of COCO's with its images beside it. */
sealed interface CocoFormat extends DataSetFormat permits CocoInstanceFormat, CocoPanopticFormat {

  /** The name of the JSON file, without its ending. */
  String kind();

  @Override
  default String name() {
    return "coco-" + kind();
  }

  @Override
  default boolean tellsCategories() {
    return true;
  }

  @Override
  default boolean isIn(Path folder) {
    return CocoLayout.isIn(folder, kind());
  }
}
