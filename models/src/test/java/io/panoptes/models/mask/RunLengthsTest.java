package io.panoptes.models.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLengthsTest {

  @Test
  void goldenTextsOfPycocotools() {
    PanopticMap centre = TestMaps.draw(new int[] {1}, "....", ".11.", ".11.", "....");
    PanopticMap full = TestMaps.draw(new int[] {1}, "11", "11");

    assertThat(RunLengths.of(centre, centre.segments().get(0)).text()).isEqualTo("52203");
    assertThat(RunLengths.of(full, full.segments().get(0)).text()).isEqualTo("04");
  }

  @Test
  void runsGoDownTheColumnsAndStartWithZeros() {
    PanopticMap map = TestMaps.draw(new int[] {1}, "1.1", "..1");

    RunLengths runs = RunLengths.of(map, map.segments().get(0));

    assertThat(runs.counts()).containsExactly(0, 1, 3, 2);
    assertThat(runs.area()).isEqualTo(3);
    assertThat(runs.mask()).containsExactly(true, false, true, false, false, true);
  }

  @Test
  void textIsReadByHand() {
    // 100 = 3 * 32 + 4: 'T' (4 | more, + 48), '3'; 40 = 32 + 8: 'X', '1'; 60 = 32 + 28: 'l', '1';
    // then 0 - 40 = -40 = -2 * 32 + 24: 'h', 'N'.
    assertThat(RunLengths.parse("T3X1l1hN", 20, 10).counts()).containsExactly(100, 40, 60, 0);
    assertThat(new RunLengths(20, 10, new int[] {100, 40, 60, 0}).text()).isEqualTo("T3X1l1hN");
  }

  @Test
  void everyMaskSurvivesBothWays() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      PanopticMap map =
          TestMaps.random(random, 1 + random.nextInt(60), 1 + random.nextInt(60), false);
      for (Segment segment : map.segments()) {
        RunLengths runs = RunLengths.of(map, segment);
        RunLengths read = RunLengths.parse(runs.text(), map.width(), map.height());
        boolean[] mask = read.mask();
        assertThat(read.counts()).as("seed %d", seed).isEqualTo(runs.counts());
        assertThat(read.area()).as("seed %d", seed).isEqualTo(segment.area());
        for (int i = 0; i < mask.length; i++) {
          assertThat(mask[i]).as("seed %d", seed).isEqualTo(map.ids()[i] == segment.id());
        }
      }
    }
  }

  @Test
  void largestImageFits() {
    int[] counts = {0, Integer.MAX_VALUE - 5, 0, 0, 0, 0, 5};

    RunLengths runs = new RunLengths(Integer.MAX_VALUE, 1, counts);

    assertThat(RunLengths.parse(runs.text(), Integer.MAX_VALUE, 1).counts()).isEqualTo(counts);
    assertThat(runs.area()).isEqualTo(Integer.MAX_VALUE - 5);
    assertThat(RunAlgebra.iou(runs, runs)).isEqualTo(1);
    int[] tooMany = {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 2};
    assertThatThrownBy(() -> new RunLengths(1 << 16, 1 << 16, tooMany))
        .hasMessage(
            "a mask of 65536 x 65536 pixels: each side must be at least 1, the limit is 2147483647"
                + " pixels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          52202   | runs of 15 pixels for a mask of 4 x 4 = 16
          5220X   | the run lengths are cut or damaged at character 5
          52 03   | character 2 of the run lengths is ' ': expected '0' to 'o'
          5220p   | character 4 of the run lengths is 'p': expected '0' to 'o'
          O       | run 0 has a length of -1
          oooooooooooooo1 | the run lengths are cut or damaged at character 7
          """)
  void damagedTextIsRefused(String text, String message) {
    assertThatThrownBy(() -> RunLengths.parse(text, 4, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void countsThatDoNotFillTheImageAreRefused() {
    assertThatThrownBy(() -> new RunLengths(4, 4, new int[] {5, -1, 12}))
        .hasMessage("a run of -1 pixels");
    assertThat(Arrays.equals(RunLengths.parse("`0", 4, 4).mask(), new boolean[16])).isTrue();
  }
}
