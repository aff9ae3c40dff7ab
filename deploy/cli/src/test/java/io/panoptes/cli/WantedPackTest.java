package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.topology.options.OptionsReader;
import io.panoptes.topology.options.PanoptesOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedPackTest {

  private static final Optional<String> DIGEST = Optional.of("ab".repeat(32));

  @TempDir private Path folder;
  private PanoptesOptions options;

  @BeforeEach
  void makePacks() throws Exception {
    pack("packs/shelf-2");
    pack("elsewhere/shelf-3");
    options =
        new OptionsReader()
            .set("kafka.bootstrap-servers", "127.0.0.1:9092")
            .set("registry.urls", "http://127.0.0.1:8081")
            .set("pipeline.pack", folder.resolve("packs/shelf-2").toString())
            .set("pipeline.packs", folder.resolve("packs").toString())
            .set("pipeline.checkpoint.directory", folder.resolve("checkpoints").toString())
            .read();
  }

  private void pack(String name) throws IOException {
    Files.createFile(Files.createDirectories(folder.resolve(name)).resolve("pack.yaml"));
  }

  /** The machines of the job may have the folder under another path. */
  @Test
  void packIsNamedAsItIsBelowTheFolderOfPacks() {
    assertThat(place("shelf-2")).isEqualTo("shelf-2");
    assertThat(place(folder.resolve("packs/shelf-2").toString())).isEqualTo("shelf-2");
    assertThat(place(folder.resolve("elsewhere/../packs/shelf-2").toString())).isEqualTo("shelf-2");
  }

  @Test
  void packThatIsElsewhereIsNamedAsItIs() {
    String elsewhere = folder.resolve("elsewhere/shelf-3").toString();
    assertThat(place(elsewhere)).isEqualTo(elsewhere);
    assertThat(place("of-their-machines")).isEqualTo("of-their-machines");
  }

  private String place(String pack) {
    return WantedPack.of(options, pack, DIGEST).place();
  }
}
