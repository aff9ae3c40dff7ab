package io.panoptes.cli;

import io.panoptes.models.coco.CocoPanopticFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the PNGs of a {@code panoptic.json} are. */
final class CocoFiles {

  private CocoFiles() {}

  /**
   * The folder that was given, or the one beside the JSON that has its name.
   *
   * @param option how it is given, for the message
   */
  static Path pngs(Path json, Optional<Path> given, String option) {
    if (Files.isDirectory(json)) {
      throw new CommandFailedException("%s: a folder: expected a JSON file".formatted(json));
    }
    if (!Files.isRegularFile(json)) {
      throw new CommandFailedException("%s: there is no such file".formatted(json));
    }
    Path folder = given.orElseGet(() -> CocoPanopticFolder.pngsBeside(json));
    if (!Files.isDirectory(folder)) {
      throw new CommandFailedException(
          "%s: there is no such folder: give that of the PNGs of %s with %s"
              .formatted(folder, json, option));
    }
    return folder;
  }
}
