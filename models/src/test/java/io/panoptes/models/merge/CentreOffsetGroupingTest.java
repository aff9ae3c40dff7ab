package io.panoptes.models.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.InstanceMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CentreOffsetGroupingTest {

  private final CentreOffsetGrouping grouping = new CentreOffsetGrouping(.1f, 3, 10);

  @Test
  void pixelGoesToTheCentreItsOffsetPointsTo() {
    float[] heat = {.9f, 0, 0, 0, .5f};
    float[] offsetX = {0, 3, 0, 0, 0};

    InstanceMap map = grouping.group(5, 1, heat, new float[5], offsetX, all(5));

    assertThat(map.ids()).containsExactly(1, 2, 1, 2, 2);
    assertThat(map.scores()).containsExactly(.9f, .5f);
  }

  @Test
  void rowOffsetComesFirstAndPointsDown() {
    float[] heat = {.9f, 0, 0, 0, .5f};
    float[] offsetY = {4, 0, 0, 0, -4};

    InstanceMap map = grouping.group(1, 5, heat, offsetY, new float[5], all(5));

    assertThat(map.ids()).containsExactly(2, 1, 1, 2, 1);
  }

  @Test
  void pixelThatIsNoThingHasNoObject() {
    InstanceMap map =
        grouping.group(
            2, 1, new float[] {1, 0}, new float[2], new float[2], new boolean[] {false, true});

    assertThat(map.ids()).containsExactly(0, 1);
  }

  @Test
  void heatOfExactlyTheThresholdIsNoCentre() {
    InstanceMap map = grouping.group(1, 1, new float[] {.1f}, new float[1], new float[1], all(1));

    assertThat(map.ids()).containsExactly(0);
    assertThat(map.scores()).isEmpty();
  }

  @Test
  void plateauIsOneCentreAtItsMean() {
    float[] heat = {.5f, .5f, .5f, 0, 0, 0, .4f, 0};

    InstanceMap map = grouping.group(8, 1, heat, new float[8], new float[8], all(8));

    assertThat(map.scores()).containsExactly(.5f, .4f);
    assertThat(map.ids()).containsExactly(1, 1, 1, 1, 2, 2, 2, 2);
  }

  @Test
  void windowGrowsWithTheEnlargementOfTheMaps() {
    float[] heat = {.5f, 0, .4f, 0, 0};

    assertThat(centres(grouping, heat)).containsExactly(.5f, .4f);
    assertThat(centres(grouping.enlarged(1.4), heat)).containsExactly(.5f, .4f);
    assertThat(centres(grouping.enlarged(2), heat)).containsExactly(.5f);
    assertThat(centres(grouping.enlarged(2).enlarged(.1), heat)).containsExactly(.5f);
  }

  private static float[] centres(CentreOffsetGrouping grouping, float[] heat) {
    float[] none = new float[heat.length];
    return grouping.group(heat.length, 1, heat, none, none, all(heat.length)).scores();
  }

  @Test
  void onlyTheHottestCentresAreKept() {
    CentreOffsetGrouping one = new CentreOffsetGrouping(.1f, 3, 1);
    float[] heat = {.3f, 0, 0, 0, .5f};

    InstanceMap map = one.group(5, 1, heat, new float[5], new float[5], all(5));

    assertThat(map.scores()).containsExactly(.5f);
    assertThat(map.ids()).containsOnly(1);
  }

  @Test
  void outputThatIsNotFiniteIsRefused() {
    float[] broken = {0, 0, Float.NaN, 0};
    float[] fine = {0, 0, 0, 0};

    assertThatThrownBy(() -> grouping.group(2, 2, broken, fine, fine, all(4)))
        .hasMessage("the centre heat at column 0, row 1 is NaN: the network's output is broken");
    assertThatThrownBy(() -> grouping.group(2, 2, fine, broken, fine, all(4)))
        .hasMessage("the row offset at column 0, row 1 is NaN: the network's output is broken");
    assertThatThrownBy(() -> grouping.group(2, 2, fine, fine, broken, all(4)))
        .hasMessage("the column offset at column 0, row 1 is NaN: the network's output is broken");
  }

  @Test
  void everyThingPixelGoesToTheNearestCentre() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      int width = 1 + random.nextInt(120);
      int height = 1 + random.nextInt(120);
      Field field = new Field(random, width, height);

      InstanceMap map =
          new CentreOffsetGrouping(.5f, 1, 1000)
              .group(width, height, field.heat, field.offsetY, field.offsetX, field.things);

      assertThat(map.ids()).as("seed %d, round %d", seed, round).isEqualTo(field.expected());
    }
  }

  private static boolean[] all(int count) {
    boolean[] things = new boolean[count];
    Arrays.fill(things, true);
    return things;
  }

  /** Isolated centres of different heat, and offsets that also lead far out of the image. */
  private static final class Field {
    private final int width;
    private final float[] heat;
    private final float[] offsetY;
    private final float[] offsetX;
    private final boolean[] things;

    Field(Random random, int width, int height) {
      this.width = width;
      heat = new float[width * height];
      offsetY = new float[heat.length];
      offsetX = new float[heat.length];
      things = new boolean[heat.length];
      float hottest = 1;
      for (int count = random.nextInt(80); count > 0; count--) {
        hottest -= .001f;
        heat[random.nextInt(heat.length)] = hottest;
      }
      for (int i = 0; i < heat.length; i++) {
        int reach = random.nextInt(50) == 0 ? 1000 : 20;
        offsetY[i] = (float) random.nextGaussian() * reach;
        offsetX[i] = random.nextInt(2 * reach) - reach;
        things[i] = random.nextInt(4) != 0;
        if (heat[i] == 0) {
          heat[i] = -1;
        }
      }
    }

    int[] expected() {
      int[] centres =
          IntStream.range(0, heat.length)
              .filter(i -> heat[i] > .5f)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -heat[i]))
              .mapToInt(i -> i)
              .toArray();
      int[] ids = new int[heat.length];
      for (int i = 0; i < ids.length; i++) {
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; things[i] && c < centres.length; c++) {
          double dy = centres[c] / width - (i / width + (double) offsetY[i]);
          double dx = centres[c] % width - (i % width + (double) offsetX[i]);
          if (dx * dx + dy * dy < least) {
            least = dx * dx + dy * dy;
            ids[i] = c + 1;
          }
        }
      }
      return ids;
    }
  }
}
