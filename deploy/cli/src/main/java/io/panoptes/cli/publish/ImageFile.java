package io.panoptes.cli.publish;

import java.nio.file.Path;

/**
 * A file to publish.
 *
 * @param root name of the folder it was found from
 * @param relative its path from there, with '/' between
 */
public record ImageFile(Path file, String root, String relative) {

  /** The folder it lies in: the root, and what is between. */
  public String folder() {
    int slash = relative.lastIndexOf('/');
    return slash < 0 ? root : root + "/" + relative.substring(0, slash);
  }

  /** Without folders. */
  public String name() {
    return relative.substring(relative.lastIndexOf('/') + 1);
  }
}
