package io.panoptes.models.dataset;

import io.panoptes.models.coco.CocoImage;
import java.nio.file.Path;

/** An image as COCO's lists have it; its attributes are the other fields of its entry. */
interface CocoFile extends LabelledFile {

  CocoImage coco();

  @Override
  default String name() {
    return coco().fileName();
  }

  @Override
  default Path image() {
    return coco().file();
  }

  @Override
  default ImageEntry entry() {
    CocoImage image = coco();
    return new ImageEntry(image.fileName(), image.width(), image.height(), image.attributes());
  }
}
