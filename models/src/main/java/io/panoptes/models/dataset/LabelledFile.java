package io.panoptes.models.dataset;

import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An image of a data set and its truth as files; nothing is read before it is asked for. */
interface LabelledFile {

  /** As {@link ImageEntry#name}. */
  String name();

  Path image();

  /** The files that the truth is read from, as far as they are of this image alone. */
  List<Path> masks();

  /** Cheap: reads a header at most. */
  ImageEntry entry() throws IOException;

  /** What the lists of the data set tell to be wrong with it. */
  default Optional<String> problem() {
    return Optional.empty();
  }

  PanopticMap truth() throws IOException;
}
