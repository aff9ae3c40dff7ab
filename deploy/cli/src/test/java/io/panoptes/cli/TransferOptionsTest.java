package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.Normalisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class TransferOptionsTest {

  private static final Normalisation GIVEN = new Normalisation(1, 99.5f, false);

  @TempDir private Path folder;

  @Command
  private static final class All {
    @Mixin private TransferOptions transfer;
  }

  private static TransferOptions parsed(String... words) {
    All all = new All();
    new CommandLine(all).parseArgs(words);
    return all.transfer;
  }

  private TransferOptions fromTinyPack() {
    return parsed("--from", TinyPack.write(folder).toString());
  }

  @Test
  void trainingFromNothingScalesValuesAsGiven() {
    TransferOptions none = parsed();
    assertThat(none.start()).isEmpty();
    assertThat(none.normalisation(Optional.empty(), GIVEN)).isSameAs(GIVEN);
  }

  @Test
  void trainingFromPackScalesValuesAsThePackDoes() {
    TransferOptions from = fromTinyPack();
    assertThat(from.normalisation(from.start(), GIVEN)).isEqualTo(new Normalisation(1, 99, false));
  }

  @Test
  void negativesThatThePackDoesNotKnowAreRefused() {
    TransferOptions from = fromTinyPack();
    assertThatThrownBy(() -> from.normalisation(from.start(), new Normalisation(1, 99.5f, true)))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--dark-background: pack tiny does not serve bright images as negatives; leave it out");
  }

  @Test
  void packThatScalesByMeanAndStdIsRefused() throws IOException {
    TransferOptions from = fromTinyPack();
    Path manifest = folder.resolve("pack.yaml");
    String text =
        Files.readString(manifest)
            .replaceFirst(
                "  low_percentile: .*\\n  high_percentile: .*\\n  dark_background: .*\\n",
                "  mean: [0.5, 0.5, 0.5]\n  std: [0.2, 0.2, 0.2]\n");
    Files.writeString(manifest, text);
    assertThatThrownBy(() -> from.normalisation(from.start(), GIVEN))
        .isInstanceOf(CommandFailedException.class)
        .hasMessage(
            "pack tiny scales values by mean and std: a training goes on from packs with"
                + " percentiles only");
  }

  @Test
  void frozenLayersNeedThePackTheyAreOf() {
    assertThatThrownBy(() -> parsed("--freeze", "down.*").start())
        .isInstanceOf(ParameterException.class)
        .hasMessage("--freeze keeps layers as they are in a pack: add --from");
  }
}
