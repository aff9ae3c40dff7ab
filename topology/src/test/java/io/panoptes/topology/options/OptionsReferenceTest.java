package io.panoptes.topology.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsReferenceTest {

  private static final Path REFERENCE = Path.of("CONFIGURATION.md");

  @Test
  void referenceIsUpToDate() throws IOException {
    if (Boolean.getBoolean("panoptes.write")) {
      Files.writeString(REFERENCE, OptionsReference.markdown());
    }
    assertThat(REFERENCE)
        .as(
            "write it anew: mvn -pl topology -am test -Dtest=OptionsReferenceTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dpanoptes.write=true")
        .content()
        .isEqualTo(OptionsReference.markdown());
  }
}
