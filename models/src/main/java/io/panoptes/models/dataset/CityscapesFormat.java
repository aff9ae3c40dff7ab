package io.panoptes.models.dataset;

import static java.util.stream.Collectors.toMap;

import io.panoptes.models.cityscapes.CityscapesLabels;
import io.panoptes.models.cityscapes.InstanceIds;
import io.panoptes.models.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cityscapes: {@code leftImg8bit/SPLIT/CITY/*_leftImg8bit.png} with {@code
 * gtFine/SPLIT/CITY/*_gtFine_instanceIds.png}, or {@code gtCoarse} where there is no {@code
 * gtFine}. A folder below {@code leftImg8bit}, such as {@code leftImg8bit/train}, may be given for
 * a part. Attributes: {@code city} and {@code sequence}.
 */
record CityscapesFormat() implements DataSetFormat {

  private static final String IMAGES = "leftImg8bit";
  private static final Pattern IMAGE = Pattern.compile("(.*)_leftImg8bit\\.png");

  @Override
  public String name() {
    return "cityscapes";
  }

  @Override
  public String layout() {
    return "leftImg8bit/ and gtFine/";
  }

  @Override
  public boolean tellsCategories() {
    return false;
  }

  @Override
  public boolean isIn(Path folder) {
    return root(folder).isPresent();
  }

  @Override
  public DataSet open(Path folder) throws IOException {
    Path root =
        root(folder)
            .orElseThrow(() -> new DataSetException("%s: expected %s".formatted(folder, layout())));
    String kind = Files.isDirectory(root.resolve("gtFine")) ? "gtFine" : "gtCoarse";
    Path all = root.resolve(IMAGES);
    Path part = absolute(folder).startsWith(all) ? absolute(folder) : all;
    String prefix = all.relativize(part).toString();
    List<MaskedFile> files = new ArrayList<>();
    FileNames.below(part, IMAGE)
        .forEach(
            (key, image) -> {
              Path mask =
                  root.resolve(kind)
                      .resolve(prefix)
                      .resolve("%s_%s_instanceIds.png".formatted(key, kind));
              files.add(
                  new MaskedFile(
                      all.relativize(image).toString(),
                      attributes(image.getFileName().toString()),
                      image,
                      mask,
                      png -> InstanceIds.read(png, ImageLimits.DEFAULT)));
            });
    return new DataSet(this, CityscapesLabels.LABEL_MAP, files);
  }

  /** The folder that has {@code leftImg8bit}: this one, or one above. */
  private static Optional<Path> root(Path folder) {
    return Stream.iterate(absolute(folder), path -> path != null, Path::getParent)
        .filter(
            path ->
                path.equals(absolute(folder)) || absolute(folder).startsWith(path.resolve(IMAGES)))
        .filter(path -> Files.isDirectory(path.resolve(IMAGES)))
        .filter(
            path ->
                Files.isDirectory(path.resolve("gtFine"))
                    || Files.isDirectory(path.resolve("gtCoarse")))
        .findFirst();
  }

  private static Path absolute(Path folder) {
    return folder.toAbsolutePath().normalize();
  }

  /** Files are named CITY_SEQUENCE_FRAME. */
  private static Map<String, String> attributes(String name) {
    String[] parts = name.split("_");
    return parts.length < 4
        ? Map.of()
        : Stream.of(Map.entry("city", parts[0]), Map.entry("sequence", parts[1]))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
