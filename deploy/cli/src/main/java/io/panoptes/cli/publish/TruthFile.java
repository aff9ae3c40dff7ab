package io.panoptes.cli.publish;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Ground truth of a COCO panoptic file, by the names of image files. */
public final class TruthFile {

  private final CocoPanopticFolder folder;
  private final Instant annotatedAt;
  private final Map<String, CocoImage> images = new HashMap<>();

  private TruthFile(CocoPanopticFolder folder, Instant annotatedAt) {
    this.folder = folder;
    this.annotatedAt = annotatedAt;
    folder.images().forEach(image -> images.put(image.fileName(), image));
  }

  /**
   * @param panopticJson with its PNGs in the folder beside it that has its name
   */
  public static TruthFile open(Path panopticJson) throws IOException {
    Path images = panopticJson.resolveSibling("images");
    return new TruthFile(
        CocoPanopticFolder.open(panopticJson, images),
        Files.getLastModifiedTime(panopticJson).toInstant());
  }

  /** The entry with the file's path below its folder, else the one with its name. */
  public Optional<CocoImage> entry(ImageFile file) {
    return Optional.ofNullable(images.getOrDefault(file.relative(), images.get(file.name())));
  }

  public PanopticMap map(CocoImage image) throws IOException {
    return folder.truth(image);
  }

  public LabelMap labels() {
    return folder.labelMap();
  }

  /** When the file was last changed. */
  public Instant annotatedAt() {
    return annotatedAt;
  }
}
