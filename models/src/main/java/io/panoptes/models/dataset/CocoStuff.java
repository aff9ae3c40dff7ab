package io.panoptes.models.dataset;

import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoLists;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The stuff below COCO's objects, in one of the forms in which it comes. */
sealed interface CocoStuff {

  /** All of them stuff. */
  List<Category> categories();

  /** The masks of an image that are files. */
  default List<Path> masks(CocoImage image) {
    return List.of();
  }

  /** Before the objects. */
  default void paintUnder(CocoImage image, PaintedMap painted) throws IOException {}

  /** After them. */
  default void fillRest(PaintedMap painted) {}

  /** The stuff beside a file of objects, whichever form it has. */
  static CocoStuff open(
      CocoLayout objects, LabelMap things, BiConsumer<String, CocoFormatException> problems)
      throws IOException {
    Optional<Path> json = objects.other("stuff");
    if (json.isEmpty()) {
      int last = things.categories().stream().mapToInt(Category::id).max().orElseThrow();
      if (last == Integer.MAX_VALUE) {
        throw new CocoFormatException(
            "%s: category id %d leaves none for the background: number the categories from 1"
                .formatted(objects.json(), last));
      }
      return new Background(new Category(last + 1, "background", false, 0x464646));
    }
    String folder = json.get().getFileName().toString().replaceFirst("\\.json$", "");
    Optional<Path> maps =
        Stream.of(folder + "_pixelmaps", folder)
            .map(json.get()::resolveSibling)
            .filter(Files::isDirectory)
            .findFirst();
    if (maps.isPresent()) {
      LabelMap labels =
          CocoLists.read(json.get(), objects.images())
              .labelMap()
              .orElseThrow(
                  () -> new CocoFormatException("%s: categories is missing".formatted(json.get())));
      return new PixelMaps(maps.get(), stuff(labels));
    }
    CocoDetections masks = CocoDetections.read(json.get(), objects.images(), problems);
    return new Masks(masks.instances(), stuff(masks.labelMap()));
  }

  private static List<Category> stuff(LabelMap labels) {
    return labels.categories().stream()
        .map(one -> new Category(one.id(), one.name(), false, one.color()))
        .toList();
  }

  /** None: what no object covers is background. */
  record Background(Category category) implements CocoStuff {

    @Override
    public List<Category> categories() {
      return List.of(category);
    }

    @Override
    public void fillRest(PaintedMap painted) {
      painted.fill(category);
    }
  }

  /** Annotations, as objects have them. */
  record Masks(Map<String, List<Instance>> masks, List<Category> categories) implements CocoStuff {

    @Override
    public void paintUnder(CocoImage image, PaintedMap painted) throws IOException {
      LabelMap labels = new LabelMap(categories);
      for (Instance mask : masks.getOrDefault(image.imageId(), List.of())) {
        if (mask.mask().width() != image.width() || mask.mask().height() != image.height()) {
          throw new CocoFormatException(
              "image %s: its stuff has %d x %d pixels, its objects %d x %d: they must be the same"
                  .formatted(
                      image.fileName(),
                      mask.mask().width(),
                      mask.mask().height(),
                      image.width(),
                      image.height()));
        }
        painted.paintStuff(mask.mask(), labels.byId(mask.categoryId()).orElseThrow());
      }
    }
  }

  /** Grey PNGs whose values are category ids; 0 and 255 are void. */
  record PixelMaps(Path folder, List<Category> categories) implements CocoStuff {

    private static final int VOID = 255;

    @Override
    public List<Path> masks(CocoImage image) {
      return List.of(png(image));
    }

    @Override
    public void paintUnder(CocoImage image, PaintedMap painted) throws IOException {
      Path png = png(image);
      try {
        paint(MaskPixels.read(Files.readAllBytes(png)), image, painted);
      } catch (ImageRejectedException | IllegalArgumentException e) {
        throw new CocoFormatException("%s: %s".formatted(png, e.getMessage()), e);
      }
    }

    private void paint(MaskPixels mask, CocoImage image, PaintedMap painted) {
      if (mask.width() != image.width() || mask.height() != image.height()) {
        throw new IllegalArgumentException(
            "the mask has %d x %d pixels: the JSON tells %d x %d"
                .formatted(mask.width(), mask.height(), image.width(), image.height()));
      }
      Map<Integer, Category> byId = new HashMap<>();
      categories.forEach(category -> byId.put(category.id(), category));
      for (int pixel = 0; pixel < mask.values().length; pixel++) {
        int value = mask.values()[pixel];
        if (value == 0 || value == VOID) {
          continue;
        }
        Category category = byId.get(value);
        if (category == null) {
          throw new IllegalArgumentException(
              "%s, which is no category of the stuff".formatted(mask.describe(pixel)));
        }
        painted.paintStuff(pixel, category);
      }
    }

    private Path png(CocoImage image) {
      return folder.resolve(image.fileName().replaceFirst("\\.[A-Za-z]+$", "") + ".png");
    }
  }
}
