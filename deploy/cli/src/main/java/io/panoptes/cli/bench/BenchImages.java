package io.panoptes.cli.bench;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.scenes.ShelfScenes;
import io.panoptes.models.scenes.ShelfSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Encoded images to publish in turn.
 *
 * @param encoded one or more
 * @param size at which the networks of the pack see all of them
 */
record BenchImages(List<byte[]> encoded, InputSize size) {

  private static final int SCENES = 64;
  private static final int SIDE = 256;
  private static final long FIRST_SEED = 1_000_000;

  /** So many of a folder are kept in memory. */
  private static final int LIMIT = 512;

  /** Those of the folder that is given, else scenes of a shelf. */
  static BenchImages of(PipelineSettings settings, Pack pack) throws IOException {
    return settings.images().isPresent() ? folder(settings.images().get(), pack) : shelf(pack);
  }

  /** Scenes of a shop shelf at 256 x 256, as PNG. */
  static BenchImages shelf(Pack pack) {
    ShelfSettings common = ShelfSettings.DEFAULT;
    ShelfScenes scenes =
        new ShelfScenes(new ShelfSettings(SIDE, SIDE, common.density(), common.disturbance()));
    List<byte[]> encoded =
        IntStream.range(0, SCENES)
            .mapToObj(index -> scenes.scene(FIRST_SEED + index).image())
            .map(image -> PngWriter.encode(image))
            .toList();
    return new BenchImages(encoded, sizes(pack).padded(SIDE, SIDE));
  }

  /**
   * The images of a folder, of those sizes only that most of them share at the networks: others
   * would make smaller batches.
   *
   * @throws CommandFailedException when there is none
   */
  static BenchImages folder(Path folder, Pack pack) throws IOException {
    Map<InputSize, List<byte[]>> bySize = new LinkedHashMap<>();
    ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().limit(LIMIT).toList()) {
        byte[] encoded = Files.readAllBytes(file);
        try {
          RgbImage image = decoder.decode(encoded);
          bySize
              .computeIfAbsent(
                  sizes(pack).padded(image.width(), image.height()), size -> new ArrayList<>())
              .add(encoded);
        } catch (ImageRejectedException e) {
          // Not an image, or one without a result.
          continue;
        }
      }
    }
    return bySize.entrySet().stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .map(entry -> new BenchImages(List.copyOf(entry.getValue()), entry.getKey()))
        .orElseThrow(() -> new CommandFailedException("%s holds no PNG or JPEG".formatted(folder)));
  }

  private static InputSizes sizes(Pack pack) {
    return pack.manifest().input().sizes();
  }
}
