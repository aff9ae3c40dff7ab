package io.panoptes.models.training;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The images of a data set in batches that one run of an engine takes. */
record SameSizeBatches(LabelledImages images, SizeOf sizes, int batch) {

  /** The size at which networks see an image of some size. */
  @FunctionalInterface
  interface SizeOf {
    InputSize of(int width, int height);
  }

  /** The indices of a batch's images, and the images: each index comes once. */
  void forEach(BiConsumer<List<Integer>, List<RgbImage>> sink) {
    Map<InputSize, List<Integer>> indices = new LinkedHashMap<>();
    Map<InputSize, List<RgbImage>> waiting = new LinkedHashMap<>();
    for (int index = 0; index < images.size(); index++) {
      RgbImage image = images.get(index).image();
      InputSize size = sizes.of(image.width(), image.height());
      indices.computeIfAbsent(size, key -> new ArrayList<>()).add(index);
      waiting.computeIfAbsent(size, key -> new ArrayList<>()).add(image);
      if (waiting.get(size).size() == batch) {
        sink.accept(indices.remove(size), waiting.remove(size));
      }
    }
    waiting.forEach((size, pictures) -> sink.accept(indices.get(size), pictures));
  }
}
