package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackFilesTest {

  @Test
  void textsThatYamlTakesForNumbersAreReadAsTheyWereWritten() throws IOException {
    Map<String, String> texts =
        Map.of(
            "color", "009e73", "large", "1e400", "point", "12.5E-3", "digits", "464646", "version",
            "1.0.0");
    String yaml = PackFiles.yaml().writeValueAsString(texts);
    assertThat(PackFiles.yaml().readValue(yaml, new TypeReference<Map<String, String>>() {}))
        .isEqualTo(texts);
    assertThat(yaml).contains("version: 1.0.0");
  }

  @Test
  void coloursOfLabelsAreReadAsTheyWereWritten() throws IOException {
    List<String> labels = Collections.nCopies(14, "one:thing");
    for (PackManifest.CategoryEntry entry : CategoryText.parse(labels)) {
      byte[] yaml = PackFiles.yaml().writeValueAsBytes(entry);
      assertThat(PackFiles.yaml().readValue(yaml, PackManifest.CategoryEntry.class))
          .isEqualTo(entry);
    }
  }
}
