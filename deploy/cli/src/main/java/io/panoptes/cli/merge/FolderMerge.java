package io.panoptes.cli.merge;

import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.mask.Instance;
import io.panoptes.models.merge.InstanceMask;
import io.panoptes.models.merge.PanopticMerge;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges every image of a file of instances with its semantic map.
 *
 * @param source the file of the instances, for messages
 */
public record FolderMerge(
    SemanticFolder semantic,
    Path source,
    CocoDetections instances,
    PanopticMerge<SemanticMap, List<InstanceMask>> merge) {

  /**
   * Writes a COCO panoptic folder; its {@code panoptic.json} appears only when all went well.
   *
   * @param step called after each image
   * @throws IOException when a map cannot be read, or the two do not go together; the message names
   *     the file and the image
   */
  public void write(Path out, Runnable step) throws IOException {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(out, instances.labelMap())) {
      try {
        for (CocoImage image : instances.images()) {
          writer.add(image.imageId(), image.fileName(), merged(image));
          step.run();
        }
      } catch (IOException | RuntimeException | Error e) {
        writer.discard();
        throw e;
      }
    }
  }

  private PanopticMap merged(CocoImage image) throws IOException {
    SemanticMap map = semantic.read(image);
    List<InstanceMask> masks = new ArrayList<>();
    for (Instance instance : instances.of(image.imageId())) {
      masks.add(
          new InstanceMask(
              instance.categoryId(), (float) instance.score(), instance.mask().bits()));
    }
    try {
      return merge.merge(map, masks);
    } catch (IllegalArgumentException e) {
      throw new CocoFormatException(
          "%s: image %s: %s".formatted(source, image.imageId(), e.getMessage()), e);
    }
  }
}
