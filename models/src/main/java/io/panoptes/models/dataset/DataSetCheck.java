package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a data set can be trained on. Problems are lines that name the file or the category and
 * tell what to do. Immutable and thread-safe.
 *
 * @param minImages fewer cannot be trained on, at least 1
 */
public record DataSetCheck(DataSet data, int minImages) {

  /** Of these one in ten is kept from the training, to choose by. */
  public static final int MIN_IMAGES = 20;

  public DataSetCheck {
    requireNonNull(data, "data is null");
    if (minImages < 1) {
      throw new IllegalArgumentException(
          "at least %d images: expected 1 or more".formatted(minImages));
    }
  }

  /** With {@link #MIN_IMAGES}. */
  public DataSetCheck(DataSet data) {
    this(data, MIN_IMAGES);
  }

  /**
   * What can be told without decoding: too few images, files that are missing, headers and
   * annotations that are broken. Takes some milliseconds for a hundred images.
   */
  public List<String> quick() {
    List<String> problems = new ArrayList<>(ofList());
    for (int index = 0; index < data.size(); index++) {
      Set<String> found = new LinkedHashSet<>();
      data.problem(index).ifPresent(found::add);
      check(found, data.imageFile(index), index);
      for (Path mask : data.maskFiles(index)) {
        check(found, mask, index);
      }
      int current = index;
      reading(found, () -> data.entry(current));
      problems.addAll(found);
    }
    return problems;
  }

  /** Reads an image and its truth. */
  public ImageFinding look(int index) {
    Set<String> problems = new LinkedHashSet<>();
    List<Segment> segments = new ArrayList<>();
    reading(problems, () -> data.image(index));
    reading(
        problems,
        () -> {
          PanopticMap truth = data.truth(index);
          segments.addAll(truth.segments());
        });
    return problems.isEmpty()
        ? new ImageFinding.Whole(data.entry(index), segments)
        : new ImageFinding.Broken(data.name(index), List.copyOf(problems));
  }

  /** What is wrong with the data set as a whole; categories only where it tells them itself. */
  public List<String> ofWhole(DataSetSummary summary) {
    List<String> problems = new ArrayList<>(ofList());
    if (data.format().tellsCategories()) {
      problems.addAll(emptyCategories(summary));
    }
    return problems;
  }

  /** A line for each category that no image has; it cannot be learnt. */
  public List<String> emptyCategories(DataSetSummary summary) {
    if (summary.whole() == 0) {
      return List.of();
    }
    return summary.categories().stream()
        .filter(content -> content.segments() == 0)
        .map(
            content ->
                "category %s: none of the %d images that can be read has it: label some, or take it out of the categories"
                    .formatted(content.category().name(), summary.whole()))
        .toList();
  }

  private List<String> ofList() {
    List<String> problems = new ArrayList<>(tooFew());
    Set<String> names = new HashSet<>();
    for (int index = 0; index < data.size(); index++) {
      if (!names.add(data.name(index))) {
        problems.add(
            "image %s is listed more than once: take it out, else a split has it on both sides"
                .formatted(data.name(index)));
      }
    }
    return problems;
  }

  private List<String> tooFew() {
    return data.size() >= minImages
        ? List.of()
        : List.of(
            "%d images: training takes at least %d, of which it keeps some to choose by: label more"
                .formatted(data.size(), minImages));
  }

  private void check(Set<String> problems, Path file, int index) {
    if (!Files.isRegularFile(file)) {
      problems.add(DataSet.missing(file.toString(), data.name(index)));
    }
  }

  private static void reading(Set<String> problems, Runnable reading) {
    try {
      reading.run();
    } catch (DataSetException e) {
      problems.add(e.getMessage());
    }
  }
}
