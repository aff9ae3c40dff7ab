package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.panoptes.models.merge.AreaLimit;
import io.panoptes.models.merge.CentreOffsetSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AreaLimitTextTest {

  private static final String MERGE =
      """
      centre_threshold: 0.2
      nms_kernel: 19
      max_centres: 376
      min_stuff_area: %s
      min_thing_area: %s
      min_thing_score: 0.0
      """;

  @Test
  void numberIsPixelsAndPercentageIsAShareAndBothAreWrittenAsRead() throws IOException {
    String text = MERGE.formatted("64", "0.5%");

    CentreOffsetSettings settings = read(text);

    assertThat(settings)
        .isEqualTo(
            new CentreOffsetSettings(.2f, 19, 376, AreaLimit.pixels(64), AreaLimit.percent(.5), 0));
    assertThat(PackFiles.yaml().writeValueAsString(settings)).isEqualTo(text);
  }

  @Test
  void settingsOfShippedPacksAreWrittenAsTheyAreRead() throws IOException {
    for (String pack : new String[] {"shelf", "nuclei"}) {
      Path file = Path.of("packs", pack, "pack.yaml");
      PackManifest manifest = new ManifestFile(file).parse(Files.readAllBytes(file));
      String merge = PackFiles.yaml().writeValueAsString(manifest.merge());
      assertThat(Files.readString(file)).contains("merge:\n" + merge.indent(2));
    }
  }

  @Test
  void limitThatIsNeitherIsRefused() {
    assertThatThrownBy(() -> read(MERGE.formatted("some", "0")))
        .hasMessageContaining(
            "area limit 'some': expected pixels, as 64, or a share of the image, as 0.5%");
    assertThatThrownBy(() -> read(MERGE.formatted("0.5", "0")))
        .hasMessageContaining("area limit 0.5 pixels: expected a whole number");
    assertThatThrownBy(() -> read(MERGE.formatted("[1]", "0")))
        .isInstanceOf(JsonProcessingException.class);
  }

  private static CentreOffsetSettings read(String text) throws IOException {
    return PackFiles.yaml().readValue(text, CentreOffsetSettings.class);
  }
}
