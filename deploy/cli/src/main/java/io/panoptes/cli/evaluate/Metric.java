package io.panoptes.cli.evaluate;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.panoptic.PanopticMap;
import java.util.Map;

/** A kind of quality: measured image by image on any thread, summed on one. */
interface Metric {

  /**
   * Compares one image with its truth. Thread-safe; changes nothing of the sum.
   *
   * @return adds what was measured to the sum; run on one thread, in the order of the images, so
   *     that rounding is the same whatever the number of threads
   */
  Runnable measure(CocoImage image, PanopticMap truth, PanopticMap prediction);

  /** The figures of the sum, as they are written to JSON. */
  Map<String, Object> report();

  /** Prints the figures of the sum. */
  void print(Table table);
}
