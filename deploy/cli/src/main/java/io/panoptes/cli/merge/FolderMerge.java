package io.panoptes.cli.merge;

import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.coco.EncodedMap;
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
   * Works on all cores and writes a COCO panoptic folder; its {@code panoptic.json} appears only
   * when all went well.
   *
   * @param step called after each image
   * @throws IOException when a map cannot be read, or the two do not go together; the message names
   *     the file and the image
   */
  public void write(Path out, Runnable step) throws IOException, InterruptedException {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(out, instances.labelMap())) {
      try {
        OrderedWork.onAllCores("merge")
            .run(
                instances.images(),
                image -> new Merged(image, EncodedMap.of(merged(image))),
                merged -> {
                  writer.add(merged.image().imageId(), merged.image().fileName(), merged.map());
                  step.run();
                });
      } catch (IOException | InterruptedException | RuntimeException | Error e) {
        writer.discard();
        throw e;
      }
    }
  }

  private record Merged(CocoImage image, EncodedMap map) {}

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
