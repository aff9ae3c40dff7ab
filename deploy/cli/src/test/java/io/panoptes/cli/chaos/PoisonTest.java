package io.panoptes.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoisonTest {

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final byte[] png = new CellPictures(1).encoded(1);

  @ParameterizedTest
  @EnumSource(
      value = Poison.class,
      names = {"TRUNCATED", "BOMB", "NO_IMAGE"})
  void poisonousImageIsRefusedForTheReasonThatIsExpected(Poison poison) {
    ImageRejectedException refusal =
        catchThrowableOfType(ImageRejectedException.class, () -> decoder.decode(poison.image(png)));

    assertThat(((Expectation.DeadLetterOf) poison.expectation()).reason().name())
        .startsWith(refusal.rejection().name());
    assertThat(poison.record(png)).isSameAs(png);
  }

  @ParameterizedTest
  @EnumSource(
      value = Poison.class,
      names = {"NO_RECORD", "UNKNOWN_SCHEMA"})
  void poisonousRecordHoldsAGoodImage(Poison poison) {
    assertThat(poison.image(png)).isSameAs(png);
    assertThat(poison.record(png)).isNotEqualTo(png);
  }

  @Test
  void pictureIsTheSameForTheSameSeedAndNumber() {
    assertThat(new CellPictures(1).encoded(1)).isEqualTo(png);
    assertThat(new CellPictures(2).encoded(1)).isNotEqualTo(png);
    assertThat(new CellPictures(1).encoded(2)).isNotEqualTo(png);
  }

  @Test
  void picturesAreOf256PixelsASideAtLeast() throws Exception {
    for (int number = 0; number < 20; number++) {
      var image = decoder.decode(new CellPictures(5).encoded(number));
      assertThat(Math.min(image.width(), image.height())).isGreaterThanOrEqualTo(256);
    }
  }
}
