package io.panoptes.cli;

import io.panoptes.models.dataset.DataSets;
import io.panoptes.models.dataset.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Labelled images to measure with: a folder, or scenes that no training has seen. */
final class LabelledData {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source;

  /** One of them. */
  static final class Source {

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "A data set; 'panoptes dataset check' tells its form.")
    private Path folder;

    @Option(names = "--scenes", description = "Generated scenes: ${COMPLETION-CANDIDATES}.")
    private SceneKind scenes;
  }

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only so many images, spread over the set. Default: all; 40 scenes.")
  private Integer limit;

  private static final int SCENES = 40;

  /**
   * @param training whether scenes are those that trainings use
   */
  LabelledImages images(boolean training) throws IOException {
    if (limit != null && limit < 1) {
      throw new ParameterException(spec.commandLine(), "--limit %d: at least 1".formatted(limit));
    }
    if (source.folder == null) {
      int count = limit == null ? SCENES : limit;
      return training ? spread(source.scenes.images(), count) : source.scenes.unseen(count);
    }
    LabelledImages all = DataSets.open(source.folder);
    return limit == null ? all : spread(all, limit);
  }

  /** For people. */
  String name() {
    return source.folder == null
        ? "unseen scenes of " + source.scenes
        : source.folder.toAbsolutePath().normalize().getFileName().toString();
  }

  private static LabelledImages spread(LabelledImages images, int count) {
    int taken = Math.min(count, images.size());
    return images.pick(
        IntStream.range(0, taken).map(at -> (int) ((long) at * images.size() / taken)).toArray());
  }
}
