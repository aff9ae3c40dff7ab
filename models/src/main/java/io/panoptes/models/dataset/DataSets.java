package io.panoptes.models.dataset;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens data sets of every {@link DataSetFormat}. */
public final class DataSets {

  private static final List<DataSetFormat> FORMATS =
      List.of(
          new CocoPanopticFormat(),
          new CocoInstanceFormat(),
          new CityscapesFormat(),
          new VocFormat(),
          new MaskFolderFormat());

  private DataSets() {}

  public static List<DataSetFormat> formats() {
    return FORMATS;
  }

  /**
   * Opens a folder, or one of COCO's JSON files, of the format that it looks like.
   *
   * @throws DataSetException when it looks like none, or like several
   * @throws IOException as {@link DataSetFormat#open}
   */
  public static DataSet open(Path folder) throws IOException {
    checkExists(folder);
    List<DataSetFormat> found = FORMATS.stream().filter(format -> format.isIn(folder)).toList();
    if (found.isEmpty()) {
      throw new DataSetException(
          "%s: no data set of a known format: expected %s"
              .formatted(
                  folder,
                  FORMATS.stream()
                      .map(format -> "%s (%s)".formatted(format.layout(), format.name()))
                      .collect(joining(", or "))));
    }
    if (found.size() > 1) {
      throw new DataSetException(
          "%s: looks like %s: tell the format"
              .formatted(
                  folder, found.stream().map(DataSetFormat::name).collect(joining(" and like "))));
    }
    return found.get(0).open(folder);
  }

  /**
   * Opens a folder as this format.
   *
   * @param format a {@link DataSetFormat#name}
   * @throws DataSetException when there is no such format, or the folder is not of it
   * @throws IOException as {@link DataSetFormat#open}
   */
  public static DataSet open(Path folder, String format) throws IOException {
    checkExists(folder);
    return FORMATS.stream()
        .filter(known -> known.name().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new DataSetException(
                    "format %s: expected one of %s"
                        .formatted(
                            format,
                            FORMATS.stream().map(DataSetFormat::name).collect(joining(", ")))))
        .open(folder);
  }

  private static void checkExists(Path folder) {
    if (!Files.exists(folder)) {
      throw new DataSetException("%s: there is no such folder".formatted(folder));
    }
  }
}
