package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.Option;
import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example beside the launcher, {@code deploy/panoptes.yaml}. */
class ExampleConfigurationTest {

  private static final Path EXAMPLE = Path.of("../panoptes.yaml");

  @Test
  void saysWhatTheDefaultsAre() {
    assertThat(new OptionsReader().file(EXAMPLE).read()).isEqualTo(PanoptesOptions.defaults());
  }

  @Test
  void namesEveryKey() throws IOException {
    String text = Files.readString(EXAMPLE);

    assertThat(PanoptesOptions.ALL)
        .extracting(Option::key)
        .allSatisfy(
            key -> assertThat(text).contains(key.substring(key.lastIndexOf('.') + 1) + ":"));
  }
}
