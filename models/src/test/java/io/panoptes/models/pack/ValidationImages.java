package io.panoptes.models.pack;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Real images that are not in the repository: the folder of the variable {@code PANOPTES_DATA}, or
 * {@code shared/data} beside the checkout, where it exists.
 */
final class ValidationImages {

  private static final String VARIABLE = "PANOPTES_DATA";
  private static final long SEED = 20_261_121;

  private ValidationImages() {}

  /**
   * Some of the validation images of a set, drawn with a fixed seed; the test is skipped where
   * there are none.
   *
   * @param set such as {@code nuclei}
   * @param pixels no more images once so many are reached
   */
  static List<RgbImage> of(String set, long pixels) throws IOException, ImageRejectedException {
    Optional<Path> folder = folder(set + "/val/images");
    assumeTrue(
        folder.isPresent(),
        "no real images here: set %s to a folder with %s/val/images".formatted(VARIABLE, set));
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.get())) {
      files = new ArrayList<>(all.sorted().toList());
    }
    Collections.shuffle(files, new Random(SEED));
    ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    List<RgbImage> images = new ArrayList<>();
    long taken = 0;
    for (Path file : files) {
      if (taken < pixels) {
        RgbImage image = decoder.decode(Files.readAllBytes(file));
        images.add(image);
        taken += (long) image.width() * image.height();
      }
    }
    return images;
  }

  private static Optional<Path> folder(String images) {
    String given = System.getenv(VARIABLE);
    Path here = Path.of("").toAbsolutePath();
    Stream<Path> places =
        given != null
            ? Stream.of(Path.of(given))
            : Stream.iterate(here, place -> place != null, Path::getParent)
                .map(place -> place.resolve("shared/data"));
    return places.map(place -> place.resolve(images)).filter(Files::isDirectory).findFirst();
  }
}
