package io.panoptes.cli.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.coco.EncodedMap;
import io.panoptes.models.dataset.CocoFolderWriter;
import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.ImageGroups;
import io.panoptes.models.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the two sides of a split as COCO panoptic folders.
 *
 * @param groups for {@code split.json}, which tells the group of each image
 */
public record SplitFolders(DataSet data, Split split, ImageGroups groups) {

  /**
   * Writes {@code train}, {@code val} and {@code split.json}.
   *
   * @param folder made if it is not there
   * @param step called after each image
   * @throws io.panoptes.models.dataset.DataSetException when an image cannot be read
   */
  public void write(Path folder, Runnable step) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Map<String, Object> sides = new LinkedHashMap<>();
    sides.put("train", write(folder.resolve("train"), split.training(), step));
    sides.put("val", write(folder.resolve("val"), split.validation(), step));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("split.json").toFile(), sides);
  }

  /** The names of the images with their groups. */
  private Map<String, String> write(Path side, List<Integer> indices, Runnable step)
      throws IOException, InterruptedException {
    Map<String, String> written = new LinkedHashMap<>();
    try (CocoFolderWriter writer = new CocoFolderWriter(side, data.labelMap())) {
      try {
        OrderedWork.onAllCores("dataset-split")
            .run(
                indices,
                index -> new Truth(index, EncodedMap.of(data.truth(index))),
                truth -> {
                  writer.add(data, truth.index(), truth.map());
                  written.put(data.name(truth.index()), groups.of(data.entry(truth.index())));
                  step.run();
                });
      } catch (IOException | InterruptedException | RuntimeException e) {
        writer.discard();
        throw e;
      }
    }
    return written;
  }

  private record Truth(int index, EncodedMap map) {}
}
