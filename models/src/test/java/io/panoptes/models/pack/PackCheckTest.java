package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.pack.PackCheck.Finding;
import io.panoptes.models.pack.PackCheck.Verdict;
import io.panoptes.models.training.Squares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackCheckTest {

  @TempDir Path folder;

  @Test
  void soundPackRunsOnBothEnginesOfTheCpuAndPassesItsTestOnEach() {
    new PackEditor(SquaresPack.write(folder)).test(Squares.image(1, 64).image());
    List<Finding> findings = new PackCheck(folder, 1 << 20).run();
    assertThat(findings).noneMatch(finding -> finding.verdict() == Verdict.FAILED);
    assertThat(findings)
        .filteredOn(finding -> finding.verdict() == Verdict.OK)
        .extracting(Finding::what)
        .contains("files", "size", "engine dl4j", "engine onnxruntime")
        .filteredOn(what -> what.startsWith("test-"))
        .hasSize(2);
  }

  @Test
  void packWithoutTestIsToldHowToGetOne() {
    SquaresPack.write(folder);
    assertThat(new PackCheck(folder, 1 << 20).run())
        .contains(
            new Finding(
                "tests", Verdict.SKIPPED, "none: 'panoptes pack test' gives the pack an image"));
  }

  @Test
  void packThatIsTooLargeFails() {
    SquaresPack.write(folder);
    assertThat(new PackCheck(folder, 1000).run())
        .filteredOn(finding -> finding.verdict() == Verdict.FAILED)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .matches("\\d+ bytes: the limit is 1000, use a smaller network or allow more"));
  }

  @Test
  void picturesOfTheCardCountToo() throws IOException {
    SquaresPack.write(folder);
    Files.write(folder.resolve("example-1.jpg"), new byte[1 << 20]);
    assertThat(new PackCheck(folder, 1 << 20).run())
        .filteredOn(finding -> finding.verdict() == Verdict.FAILED)
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).isEqualTo("size"));
  }

  @Test
  void linkThatLeadsOutOfThePackFails(@TempDir Path elsewhere) throws IOException {
    SquaresPack.write(folder);
    Path moved = Files.move(folder.resolve("network.zip"), elsewhere.resolve("network.zip"));
    Files.createSymbolicLink(folder.resolve("network.zip"), moved);
    assertThat(new PackCheck(folder, 1 << 20).run())
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text())
                    .contains("pack.yaml names network.zip, which is not a file in"));
  }

  @Test
  void keyThatOccursTwiceFails() throws IOException {
    SquaresPack.write(folder);
    Path file = folder.resolve("pack.yaml");
    Files.writeString(file, Files.readString(file) + "licence: MIT\n");
    assertThat(new PackCheck(folder, 1 << 20).run())
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.text()).contains("pack.yaml: Duplicate field 'licence'"));
  }
}
