package io.panoptes.cli.publish;

import java.util.Optional;

/**
 * What the source of a file is called.
 *
 * @param all the one source of all files; else each has the name of the folder it was found from
 * @param perFolder whether the folders below that are sources of their own
 */
public record SourceNames(Optional<String> all, boolean perFolder) {

  public SourceNames {
    if (all.isPresent() && perFolder) {
      throw new IllegalArgumentException("one source for all, or one for each folder: not both");
    }
  }

  String of(ImageFile file) {
    return all.orElseGet(() -> perFolder ? file.folder() : file.root());
  }

  /** Its path without what the source already says. */
  String imageId(ImageFile file) {
    return perFolder ? file.name() : file.relative();
  }
}
