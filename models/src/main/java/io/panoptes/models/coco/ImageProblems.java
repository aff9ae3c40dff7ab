package io.panoptes.models.coco;

/** Takes what is wrong with a single image of a file. */
@FunctionalInterface
interface ImageProblems {

  /** The first problem ends the reading. */
  ImageProblems THROWN =
      (imageId, problem) -> {
        throw problem;
      };

  void take(String imageId, CocoFormatException problem) throws CocoFormatException;
}
