package io.panoptes.operators.reference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Opens a file that may be read. */
interface FileOpener {

  /**
   * @param directory that is listed
   * @param file below it, by a path without links
   */
  InputStream open(Path directory, Path file) throws IOException;
}
