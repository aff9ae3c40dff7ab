package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.EngineKind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackFolderTest {

  @TempDir private Path folder;
  private PackFolder packs;

  @BeforeEach
  void makeFolders() throws Exception {
    Files.createDirectories(folder.resolve("packs/empty"));
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("packs/link"), folder.resolve("elsewhere"));
    packs = new PackFolder(folder.resolve("packs").toString(), EngineKind.AUTO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../elsewhere", "link", "empty/../../elsewhere", "/tmp", ".", ""})
  void whatIsNotBelowTheFolderIsRefusedHoweverItIsWritten(String place) {
    assertThatThrownBy(() -> packs.find(place))
        .hasMessageStartingWith("'%s' is not below ".formatted(place))
        .hasMessageEndingWith("/packs: put the pack there, or set pipeline.packs");
  }

  @Test
  void missingPackIsRefused() {
    assertThatThrownBy(() -> packs.find("other"))
        .hasMessage(
            "no pack 'other' below %s: put it there on each machine of the job"
                .formatted(folder.resolve("packs")));
  }

  @Test
  void folderWithoutAManifestIsRefused() {
    assertThatThrownBy(() -> packs.find("empty")).hasMessageContaining("it has no pack.yaml");
  }

  @Test
  void nameThatIsNoneIsRefused() {
    assertThatThrownBy(() -> packs.find("a\0b")).hasMessageEndingWith("is no name of a folder");
  }
}
