package io.panoptes.cli;

import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.DataSetFormat;
import io.panoptes.models.dataset.DataSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The data set a command works on. */
final class DataSetOption {

  @Parameters(
      paramLabel = "DIR",
      description = {
        "A data set: panoptic.json, panoptic/ and images/ (coco-panoptic);",
        "instances.json and images/, stuff.json where there is stuff (coco-instances);",
        "leftImg8bit/ and gtFine/ (cityscapes);",
        "JPEGImages/, SegmentationClass/ and SegmentationObject/ (voc);",
        "dataset.yaml, images/ and masks/ (masks).",
        "Of COCO's own folders give a JSON, such as annotations/panoptic_val2017.json."
      })
  private Path folder;

  @Option(
      names = "--format",
      completionCandidates = Formats.class,
      description = "One of ${COMPLETION-CANDIDATES}. Default: what the folder looks like.")
  private String format;

  /** Reads the lists of the data set, no image. */
  DataSet open() throws IOException {
    return format == null ? DataSets.open(folder) : DataSets.open(folder, format);
  }

  Path folder() {
    return folder;
  }

  /** Names of all formats. */
  static final class Formats implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
      List<String> names = new ArrayList<>();
      DataSets.formats().stream().map(DataSetFormat::name).forEach(names::add);
      return names.iterator();
    }
  }
}
