package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.dataset.DataSets;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.training.TrainingData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KeptOptionsTest {

  @Command
  private static final class Kept {
    @Mixin private KeptOptions options;
  }

  @TempDir private Path folder;
  private LabelledImages images;

  @BeforeEach
  void write() throws IOException {
    new LabelledFolder(folder).write();
    images = DataSets.open(folder);
  }

  private TrainingData split(long seed, String... line) throws IOException {
    Kept kept = new Kept();
    new CommandLine(kept).parseArgs(line);
    return kept.options.split(images, seed);
  }

  private static List<String> names(LabelledImages images) {
    return IntStream.range(0, images.size()).mapToObj(at -> images.entry(at).name()).toList();
  }

  @Test
  void everyTenthImageIsKeptByDefaultAndNoneIsOnBothSides() throws IOException {
    TrainingData data = split(1);

    assertThat(names(data.kept())).containsExactly("r0c0.png", "r2c2.png");
    assertThat(names(data.learnt())).hasSize(18).doesNotContainAnyElementsOf(names(data.kept()));
    assertThat(data.measured()).isEmpty();
  }

  @Test
  void wholeGroupsAreKeptByWhatTheirNamesHaveInCommon() throws IOException {
    List<String> kept = names(split(7, "--kept-by=name:^r[0-9]", "--kept-share=0.2").kept());

    assertThat(kept).hasSize(4);
    assertThat(kept)
        .extracting(name -> name.substring(0, 2))
        .containsOnly(kept.get(0).substring(0, 2));
    assertThat(names(split(7, "--kept-by=name:^r[0-9]", "--kept-share=0.2").kept()))
        .isEqualTo(kept);
  }

  @Test
  void oneGroupOfAllCannotBeSplit() {
    assertThatThrownBy(() -> split(1, "--kept-by=name:png"))
        .hasMessage("20 images in 1 group: a split takes at least 2; group by something else");
  }

  @Test
  void imagesOfValidationOnlyMeasure(@TempDir Path other) throws IOException {
    new LabelledFolder(other).write();

    TrainingData data = split(1, "--validation=" + other);

    assertThat(data.measured()).hasValueSatisfying(all -> assertThat(all.size()).isEqualTo(20));
    assertThat(data.learnt().size() + data.kept().size()).isEqualTo(20);
  }
}
