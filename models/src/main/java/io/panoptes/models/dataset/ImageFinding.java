package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Segment;
import java.util.List;

/** What was found where an image of a data set and its truth were read. */
public sealed interface ImageFinding {

  /** Both can be used. */
  record Whole(ImageEntry entry, List<Segment> segments) implements ImageFinding {

    public Whole {
      requireNonNull(entry, "entry is null");
      segments = List.copyOf(segments);
    }
  }

  /**
   * They cannot.
   *
   * @param problems a line each, which names the file
   */
  record Broken(String name, List<String> problems) implements ImageFinding {

    public Broken {
      requireNonNull(name, "name is null");
      problems = List.copyOf(problems);
    }
  }
}
