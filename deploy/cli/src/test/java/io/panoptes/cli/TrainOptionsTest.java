package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.network.Clipping;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.NetworkSettings;
import io.panoptes.models.network.PanopticDeepLab;
import io.panoptes.models.network.UNet;
import io.panoptes.models.network.Up;
import io.panoptes.models.network.loss.DiceLoss;
import io.panoptes.models.network.loss.FocalLoss;
import io.panoptes.models.network.loss.Losses;
import io.panoptes.models.network.loss.SemanticLoss;
import io.panoptes.models.network.loss.SmoothL1Loss;
import io.panoptes.models.training.BoundaryWeights;
import io.panoptes.models.training.Disturbances;
import io.panoptes.models.training.Objective;
import io.panoptes.models.training.Optimisation;
import io.panoptes.models.training.Optimiser;
import io.panoptes.models.training.PixelWeights;
import io.panoptes.models.training.Schedule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TrainOptionsTest {

  @Command
  private static final class All {
    @Mixin private NetworkOptions network;
    @Mixin private CropOptions augmentation;
    @Mixin private LossOptions losses;
    @Mixin private OptimiserOptions optimiser;
  }

  private static All parsed(String line) {
    All all = new All();
    new CommandLine(all)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
    return all;
  }

  @Test
  void defaultsAreTheRecipeOfTheShippedPacks() {
    All none = parsed("");
    assertThat(none.network.network(2)).isEqualTo(new UNet(3, 16, 128, 2, List.of(Head.values())));
    assertThat(none.augmentation.augmentation().disturbances()).isEqualTo(Disturbances.NONE);
    assertThat(none.losses.objective()).isEqualTo(Objective.DEFAULT);
    assertThat(none.optimiser.optimisation()).isEqualTo(Optimisation.adam(.003));
  }

  @Test
  void eachPartCanBeChosen() {
    All given =
        parsed(
            "--network panoptic-deeplab --levels 2 --channels 8 --widest 32 --no-batch-norm"
                + " --up bilinear --blur 1 --cut-out .3 --copy-paste .5 --loss focal:1.5+dice"
                + " --offset-loss smooth-l1:.5 --boundary-weights distance:10 --class-weight a=2"
                + " --class-weight b=.5 --centre-weight 10 --offset-weight 1 --optimiser sgd:.8"
                + " --learning-rate .1 --schedule step:.5,.2 --warm-up 0 --clip norm:3");
    assertThat(given.network.network(3))
        .isEqualTo(
            new PanopticDeepLab(
                new NetworkSettings(2, 8, 32, 3, List.of(Head.values()), false, Up.BILINEAR)));
    assertThat(given.augmentation.augmentation().disturbances())
        .isEqualTo(new Disturbances(1, .3f, .5f));
    assertThat(given.losses.objective())
        .isEqualTo(
            new Objective(
                new Losses(
                    new SemanticLoss.Sum(List.of(new FocalLoss(1.5), new DiceLoss())),
                    new SmoothL1Loss(.5)),
                new PixelWeights(
                    new BoundaryWeights.Distance(10, 5), Map.of("a", 2f, "b", .5f), 10, 1)));
    assertThat(given.optimiser.optimisation())
        .isEqualTo(
            new Optimisation(
                new Optimiser.Sgd(.8),
                .1,
                new Schedule.Step(.5, .2),
                0,
                new Clipping(Clipping.Kind.NORM, 3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --optimiser lion       | expected one of adam, sgd, rmsprop but was 'lion'
          --schedule poly:a      | 'poly:a': 'a' is no number
          --schedule poly:1,2    | 'poly:1,2': 2 numbers, at most 1
          --loss hardest:2       | 'hardest:2': the hardest share of 2.0 of the pixels: above 0 to 1
          --loss dice+           | expected one of cross-entropy, hardest, focal, dice but was ''
          --clip value:0         | 'value:0': gradients clipped at 0.0: above 0
          """)
  void wrongOnesAreToldWithWhatIsRight(String line, String message) {
    assertThatThrownBy(() -> parsed(line.strip())).hasMessageEndingWith(message);
  }
}
