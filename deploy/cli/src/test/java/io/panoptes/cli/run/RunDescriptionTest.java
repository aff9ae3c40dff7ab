package io.panoptes.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.record.PackIdentity;
import io.panoptes.topology.options.OptionsReader;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class RunDescriptionTest {

  private static final PackIdentity PACK = new PackIdentity("shelf", "1.0.0", "3b1f0c9a".repeat(8));

  @Test
  void jobWithoutACheckpointServesTheConfiguredPack() {
    assertThat(described(false).pack()).isEqualTo("shelf 1.0.0, 3b1f0c9a");
  }

  @Test
  void jobFromACheckpointServesWhatItSays() {
    assertThat(described(true).pack())
        .isEqualTo(
            "shelf 1.0.0, 3b1f0c9a; or what was deployed, as the checkpoint says: 'panoptes"
                + " models list'");
  }

  private static RunDescription described(boolean isFromState) {
    return new RunDescription(
        new OptionsReader().read(),
        PACK,
        new Recovery(new Configuration(), Optional.empty(), isFromState, "from"));
  }
}
