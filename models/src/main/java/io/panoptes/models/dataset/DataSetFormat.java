package io.panoptes.models.dataset;

import java.io.IOException;
import java.nio.file.Path;

/** A form in which data sets lie in folders; {@link DataSets} lists them all. */
public sealed interface DataSetFormat
    permits CityscapesFormat, CocoFormat, MaskFolderFormat, VocFormat {

  /** As the command line spells it. */
  String name();

  /** The files by which a folder is known to be of this format, for messages. */
  String layout();

  /** Whether the data set, not the format, tells the categories. */
  boolean tellsCategories();

  /** Whether a folder looks like this format; opens no file. */
  boolean isIn(Path folder);

  /**
   * Reads the lists of a data set; looks at no image and no mask.
   *
   * @throws IOException when a list breaks a rule or cannot be read; the message names the file
   * @throws DataSetException when the folder is not of this format
   */
  DataSet open(Path folder) throws IOException;
}
