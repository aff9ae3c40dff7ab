package io.panoptes.models.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygonsTest {

  /** What pycocotools 2.0's {@code merge(frPyObjects(polygons, h, w))} gave. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          6  | 6  | 1 1 4 1 4 4                                 | =151:
          12 | 8  | 1.5 1.2 10.3 2.7 8.1 7.9 0.4 5.5            | 51340010O0000001OO2M?
          10 | 10 | -3 -2 13 4 5 14                             | 0552N2N10O001O00001MO
          10 | 10 | 0 0 10 0 10 10 0 10                         | 0T3
          9  | 9  | 1 1 8 1 1 8 8 8                             | `012021N001040K010N214O2
          10 | 6  | 1 1 5 1 5 5 1 5; 4 2 9 2 9 4 4 4            | 742000001N1000004
          8  | 8  | 0.5 0.5 0.6 0.5 0.6 7.5                     | P2
          20 | 10 | 3.3 0.1 6.6 9.9 4.4 9.9                     | n01<6KLU4
          10 | 10 | 0 0 10 0 10 10 0 10 0 0 3 3 3 7 7 7 7 3 3 3 | 0Q14UO00000k0
          """)
  void masksAreThoseOfPycocotools(int width, int height, String polygons, String text) {
    List<double[]> parsed = Arrays.stream(polygons.split(";")).map(PolygonsTest::numbers).toList();

    assertThat(Polygons.rasterise(parsed, width, height).text()).isEqualTo(text);
  }

  @Test
  void squareOnPixelEdgesCoversItsPixels() {
    RunLengths runs = Polygons.rasterise(List.of(numbers("1 2 3 2 3 3 1 3")), 4, 4);

    assertThat(runs.counts()).containsExactly(6, 1, 3, 1, 5);
  }

  @Test
  void twoPolygonsOverOneAnotherAreOneMask() {
    double[] square = numbers("1 1 3 1 3 3 1 3");

    assertThat(Polygons.rasterise(List.of(square, square), 4, 4).area()).isEqualTo(4);
  }

  @Test
  void fewNumbersThatCrossMillionsOfColumnsAreRefused() {
    List<double[]> wide = List.of(new double[] {0, 0, 6e7, 1, 0, 1});
    assertThatThrownBy(() -> Polygons.rasterise(wide, Integer.MAX_VALUE, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a polygon crosses more than 1048576 columns of pixels: give it as run lengths");
  }

  @Test
  void farCornersCostNoMoreThanNearOnes() {
    double far = Polygons.MAX_COORDINATE;
    double[] around = {-far, -far, far, -far, far, far, -far, far};

    assertThat(Polygons.rasterise(List.of(around), 3, 2).counts()).containsExactly(0, 6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 1 4 1     | polygon 0 has 4 numbers: expected x and y of at least 3 points
          1 1 4 1 4 4 2 | polygon 0 has 7 numbers: expected x and y of at least 3 points
          1 1 4 NaN 4 4 | polygon 0 has a coordinate of NaN: the limit is 67108864 pixels
          1 1 4 1e9 4 4 | polygon 0 has a coordinate of 1.0E9: the limit is 67108864 pixels
          """)
  void whatIsNoPolygonIsRefused(String polygon, String message) {
    assertThatThrownBy(() -> Polygons.rasterise(List.of(numbers(polygon)), 5, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> Polygons.rasterise(List.of(), 5, 5))
        .hasMessage("no polygon: a mask of polygons takes at least one");
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.strip().split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
