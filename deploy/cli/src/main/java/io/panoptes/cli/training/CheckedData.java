package io.panoptes.cli.training;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.models.dataset.DataSet;
import io.panoptes.models.dataset.DataSetCheck;
import io.panoptes.models.dataset.DataSetSummary;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Looks a data set through before hours are spent on it. */
public final class CheckedData {

  /** More are only counted. */
  private static final int TOLD = 20;

  private CheckedData() {}

  /**
   * Reads every image, on all cores. Categories that no image has are told, and trained with.
   *
   * @param name of the data set, for people
   * @param lines told each problem
   * @throws CommandFailedException when there are too few images, or some that cannot be used
   */
  public static DataSet of(String name, DataSet data, int minImages, Consumer<String> lines) {
    DataSetCheck check = new DataSetCheck(data, minImages);
    Set<String> problems = new LinkedHashSet<>(check.quick());
    DataSetSummary summary = new DataSetSummary(data.labelMap());
    IntStream.range(0, data.size()).parallel().mapToObj(check::look).toList().forEach(summary::add);
    summary.broken().forEach(image -> problems.addAll(image.problems()));
    if (!problems.isEmpty()) {
      problems.stream().limit(TOLD).forEach(lines);
      throw new CommandFailedException(
          "%s: not to be trained on until what stands above is mended: %d"
              .formatted(name, problems.size()));
    }
    check.emptyCategories(summary).forEach(lines);
    return data;
  }
}
