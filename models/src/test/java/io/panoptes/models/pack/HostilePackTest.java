package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.network.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs that somebody made to reach further than their folder. */
class HostilePackTest {

  private static final String NETWORK = "network.zip";

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private Path manifest;
  private Pack pack;

  @BeforeEach
  void write() {
    pack = SquaresPack.write(folder);
    manifest = folder.resolve("pack.yaml");
  }

  @Test
  void pathOutOfThePackIsRefused() throws IOException {
    Path moved = Files.move(folder.resolve(NETWORK), elsewhere.resolve(NETWORK));
    String climbing = folder.toRealPath().relativize(moved.toRealPath()).toString();
    assertThat(climbing).startsWith("../");
    String text = Files.readString(manifest);
    for (String name : List.of(climbing, moved.toString(), ".", "a\\u0000b")) {
      Files.writeString(manifest, text.replace("network.zip", '"' + name + '"'));
      assertThatThrownBy(() -> Pack.load(folder)).isInstanceOf(PackException.class);
    }
    Files.writeString(manifest, text.replace("network.zip", climbing));
    assertThatThrownBy(() -> Pack.load(folder))
        .hasMessage("pack.yaml names %s, which is not a file in %s".formatted(climbing, folder));
  }

  @Test
  void nameThatIsNoShortLineIsRefused() throws IOException {
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("name: squares", "name: " + "s".repeat(300)));
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("name of 300 characters: the limit is one line of 200");
  }

  @Test
  void linkOutOfThePackIsRefused() throws IOException {
    Path moved = Files.move(folder.resolve(NETWORK), elsewhere.resolve(NETWORK));
    Files.createSymbolicLink(folder.resolve(NETWORK), moved);
    assertRefused("pack.yaml names network.zip, which is not a file in");
  }

  @Test
  void manifestThatIsALinkOutOfThePackIsRefused() throws IOException {
    Path moved = Files.move(manifest, elsewhere.resolve("pack.yaml"));
    Files.createSymbolicLink(manifest, moved);
    assertRefused("pack.yaml names pack.yaml, which is not a file in");
  }

  @Test
  void linkThatStaysInThePackIsFollowed() throws IOException {
    Files.move(folder.resolve(NETWORK), folder.resolve("real.zip"));
    Files.createSymbolicLink(folder.resolve(NETWORK), Path.of("real.zip"));
    assertThat(Pack.load(folder).name()).isEqualTo("squares");
  }

  @Test
  void manifestWithAnAliasATagOrTooManyBytesIsRefused() throws IOException {
    String text = Files.readString(manifest);
    Files.writeString(manifest, text + "a: &a [x]\nb: *a\n");
    assertRefused("has the alias *a: write the value out");
    Files.writeString(manifest, text + "a: !!java.io.File [x]\n");
    assertRefused("has the tag !!java.io.File: leave it out");
    Files.writeString(manifest, text + "#".repeat(1 << 20));
    assertRefused("pack.yaml has more than 1048576 bytes, the limit of a pack's file");
  }

  /** Its digest is right: whoever makes a pack writes that too. */
  @Test
  void networkThatNamesClassesOfOthersIsRefused() throws IOException {
    byte[] hostile =
        HostileZip.naming(
            PackWriter.bytes(SquaresPack.network(List.of(Head.values()))), "java.net.URL");
    Files.write(folder.resolve(NETWORK), hostile);
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace(pack.manifest().networks().get(0).sha256(), PackFiles.sha256(hostile)));
    Pack loaded = Pack.load(folder);
    assertThatThrownBy(() -> loaded.engine(EngineKind.DL4J))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(
            "network.zip is not a network of Deeplearning4j: its configuration names the class"
                + " 'java.net.URL': only classes of org.deeplearning4j., org.nd4j.,");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(message);
  }
}
