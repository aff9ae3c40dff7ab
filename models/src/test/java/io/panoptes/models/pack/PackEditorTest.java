package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.training.Squares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackEditorTest {

  @TempDir Path folder;

  @Test
  void testOfAPackIsTheMiddleOfAnImageAndIsPassed() throws IOException {
    Pack pack = tested();
    assertThat(pack.manifest().tests()).hasSize(1);
    assertThat(files()).hasSize(4).contains("network.zip", "pack.yaml");
    assertThat(outcomes(pack)).allSatisfy(outcome -> assertThat(outcome.pq()).isEqualTo(1));
    assertThat(new PackTests(pack).image(pack.manifest().tests().get(0)).width()).isEqualTo(256);
  }

  @Test
  void anotherTestTakesThePlaceOfTheFirst() throws IOException {
    Pack first = tested();
    Pack second = new PackEditor(first).test(Squares.image(6, 40).image());
    assertThat(files()).hasSize(4).doesNotContain(first.manifest().tests().get(0).image().file());
    assertThat(second.digest()).isNotEqualTo(first.digest());
  }

  @Test
  void testsExpectWhatOtherMergeSettingsGive() {
    CentreOffsetSettings other = new CentreOffsetSettings(.9f, 3, 5, 30, 500);
    Pack changed = new PackEditor(tested()).merge(other);
    assertThat(changed.merge()).isEqualTo(other);
    assertThat(outcomes(changed)).hasSize(1).allMatch(PackTests.Outcome::passed);
  }

  @Test
  void packThatFindsSomethingElseFailsItsTest() throws IOException {
    Pack pack = tested();
    Path file = folder.resolve("pack.yaml");
    Files.writeString(
        file, Files.readString(file).replace("min_stuff_area: 4", "min_stuff_area: 60000"));
    assertThat(outcomes(Pack.load(folder))).hasSize(1).noneMatch(PackTests.Outcome::passed);
    assertThat(pack.manifest().tests()).hasSize(1);
  }

  @Test
  void changedTestImageIsRefused() throws IOException {
    String image = tested().manifest().tests().get(0).image().file();
    Files.write(folder.resolve(image), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> Pack.load(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(image + " has the digest ");
  }

  private Pack tested() {
    return new PackEditor(SquaresPack.write(folder)).test(Squares.image(5, 300).image());
  }

  private static List<PackTests.Outcome> outcomes(Pack pack) {
    try (SegmentationModel model = pack.open(EngineKind.DL4J)) {
      return new PackTests(pack).run(model);
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
