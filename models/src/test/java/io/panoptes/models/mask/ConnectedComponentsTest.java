package io.panoptes.models.mask;

import static io.panoptes.models.mask.ConnectedComponents.Connectivity.EIGHT;
import static io.panoptes.models.mask.ConnectedComponents.Connectivity.FOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.mask.ConnectedComponents.Connectivity;
import io.panoptes.models.panoptic.TestMaps;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {

  @Test
  void cornersJoinPixelsOnlyByEightNeighbours() {
    int[] ids = TestMaps.ids("1.1", ".1.", "..2");

    assertThat(ConnectedComponents.of(ids, 3, 3, FOUR).labels())
        .containsExactly(TestMaps.ids("1.2", ".3.", "..4"));
    assertThat(ConnectedComponents.of(ids, 3, 3, EIGHT).labels())
        .containsExactly(TestMaps.ids("1.1", ".1.", "..2"));
  }

  @Test
  void touchingLabelsStayApartAndPiecesOfOneAreNumberedInReadingOrder() {
    ConnectedComponents components =
        ConnectedComponents.of(TestMaps.ids("2211", "3.12", "3322"), 4, 3, FOUR);

    assertThat(components.labels()).containsExactly(TestMaps.ids("1122", "3.24", "3344"));
    assertThat(components.count()).isEqualTo(4);
  }

  @Test
  void armsThatMeetFurtherDownAreOneComponent() {
    boolean[] mask = {true, false, true, false, true, true, true, true, true, true};

    assertThat(ConnectedComponents.of(mask, 5, 2, FOUR).count()).isEqualTo(1);
  }

  @Test
  void randomPlanesEqualAFloodFill() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      int width = 1 + random.nextInt(20);
      int height = 1 + random.nextInt(20);
      int kinds = 2 + random.nextInt(3);
      int[] ids = random.ints((long) width * height, 0, kinds).toArray();
      for (Connectivity connectivity : Connectivity.values()) {
        assertThat(ConnectedComponents.of(ids, width, height, connectivity).labels())
            .as("seed %d, %s", seed, connectivity)
            .isEqualTo(flooded(ids, width, height, connectivity == EIGHT));
      }
    }
  }

  @Test
  void planeOfAnotherSizeIsRefused() {
    assertThatThrownBy(() -> ConnectedComponents.of(new int[5], 2, 3, FOUR))
        .hasMessage("5 labels for 2 x 3 pixels");
  }

  private static int[] flooded(int[] ids, int width, int height, boolean corners) {
    int[] components = new int[ids.length];
    int count = 0;
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != 0 && components[i] == 0) {
        flood(ids, components, i % width, i / width, width, height, corners, ++count);
      }
    }
    return components;
  }

  private static void flood(
      int[] ids, int[] to, int x, int y, int width, int height, boolean corners, int number) {
    to[y * width + x] = number;
    for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        boolean touches = corners || u == x || v == y;
        int at = v * width + u;
        if (touches && to[at] == 0 && ids[at] == ids[y * width + x]) {
          flood(ids, to, u, v, width, height, corners, number);
        }
      }
    }
  }
}
