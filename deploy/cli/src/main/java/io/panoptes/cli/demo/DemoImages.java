package io.panoptes.cli.demo;

import io.panoptes.cli.publish.OutgoingImage;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a demonstration publishes: made or read one by one, so that a large folder does not have to
 * fit into memory.
 *
 * @param byIndex the images, 0 to {@code count - 1}
 * @param labelMap the categories of the truth; empty where there is none
 */
public record DemoImages(int count, IntFunction<DemoImage> byIndex, Optional<LabelMap> labelMap) {

  /** As many cameras as the demonstration pretends to have. */
  private static final int SOURCES = 4;

  /** The cameras pretend to take turns, one picture each time. */
  private static final Duration BETWEEN_IMAGES = Duration.ofMillis(500);

  Stream<DemoImage> stream() {
    return IntStream.range(0, count).mapToObj(byIndex);
  }

  public DemoImages first(int limit) {
    return new DemoImages(Math.min(limit, count), byIndex, labelMap);
  }

  /** Scenes of a shop shelf, as PNG. */
  public static DemoImages shelf(int count, int firstSeed) {
    ShelfScenes scenes = new ShelfScenes();
    Instant start = Instant.now();
    return new DemoImages(
        count,
        index -> {
          Scene scene = scenes.scene((long) firstSeed + index);
          OutgoingImage image =
              OutgoingImage.ofBytes(
                  "shelf-" + index % SOURCES,
                  "scene-%05d".formatted(index),
                  start.plus(BETWEEN_IMAGES.multipliedBy(index)),
                  PngWriter.encode(scene.image()));
          return new DemoImage(image, Optional.of(scene.truth()));
        },
        Optional.of(ShelfScenes.labelMap()));
  }

  /** All files of a folder, in the order of their names, whatever they are. */
  public static DemoImages folder(Path folder) throws IOException {
    return folder(folder, file -> Optional.empty(), Optional.empty());
  }

  /** All files of a folder, with the truth of those that a COCO panoptic file knows. */
  public static DemoImages folder(Path folder, Path panopticJson) throws IOException {
    CocoPanopticFolder truth = CocoPanopticFolder.open(panopticJson, folder);
    Map<String, CocoImage> entries = new HashMap<>();
    truth.images().forEach(entry -> entries.put(entry.fileName(), entry));
    return folder(
        folder,
        file -> {
          CocoImage entry = entries.get(file.getFileName().toString());
          return entry == null ? Optional.empty() : Optional.of(truth.truth(entry));
        },
        Optional.of(truth.labelMap()));
  }

  private interface Truth {
    Optional<PanopticMap> of(Path file) throws IOException;
  }

  private static DemoImages folder(Path folder, Truth truth, Optional<LabelMap> labelMap)
      throws IOException {
    List<Path> files = files(folder);
    Instant start = Instant.now();
    return new DemoImages(
        files.size(),
        index -> {
          Path file = files.get(index);
          OutgoingImage image =
              OutgoingImage.ofFile(
                  "folder-" + index % SOURCES,
                  file.getFileName().toString(),
                  start.plus(BETWEEN_IMAGES.multipliedBy(index)),
                  file.toAbsolutePath());
          try {
            return new DemoImage(image, truth.of(file));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        labelMap);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "%s holds no file: give a folder with images".formatted(folder));
      }
      return found;
    }
  }
}
