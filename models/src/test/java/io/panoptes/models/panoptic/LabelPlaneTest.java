package io.panoptes.models.panoptic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPlaneTest {

  // Made by hand from RFC 1950 and 1951: header 7801, one stored block (01, length, its
  // complement, the bytes), Adler-32 check sum.

  @Test
  void eightBitPlaneIsRead() {
    LabelPlane plane = new LabelPlane(2, 2, 8, hex("7801 01 0400 fbff 00 01 02 ff 010a0103"));

    assertThat(plane.places()).containsExactly(0, 1, 2, 255);
  }

  @Test
  void sixteenAndThirtyTwoBitPlanesAreBigEndian() {
    assertThat(new LabelPlane(2, 1, 16, hex("7801 01 0400 fbff 0001 0102 000b0005")).places())
        .containsExactly(1, 258);
    assertThat(new LabelPlane(1, 1, 32, hex("7801 01 0400 fbff 00010203 000e0007")).places())
        .containsExactly(0x010203);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 65_535, 65_536})
  void bitsAreTheFewestThatHoldTheSegments(int count) {
    int[] ids = IntStream.rangeClosed(1, count).map(i -> 2 * i).toArray();
    List<SegmentLabel> labels =
        Arrays.stream(ids).mapToObj(id -> new SegmentLabel(id, 1, true, false, 1)).toList();

    LabelPlane plane = LabelPlane.of(Segments.of(count, 1, ids, labels));

    assertThat(plane.bits()).isEqualTo(count < 256 ? 8 : count < 65_536 ? 16 : 32);
    assertThat(plane.places()).isEqualTo(IntStream.rangeClosed(1, count).toArray());
  }

  @Test
  void planeOfAnotherSizeIsRefused() {
    byte[] four = hex("7801 01 0400 fbff 00 01 02 ff 010a0103");
    assertThatThrownBy(() -> new LabelPlane(3, 1, 8, four).places())
        .hasMessage("the label plane holds more than the 3 bytes of 3 x 1 pixels of 8 bits");
    assertThatThrownBy(() -> new LabelPlane(5, 1, 8, four).places())
        .hasMessage("the label plane ends after 4 bytes: 5 x 1 pixels of 8 bits take 5");
  }

  @Test
  void planeThatCannotBeHeldByItsBytesIsRefusedBeforeInflation() {
    assertThatThrownBy(() -> new LabelPlane(30_000, 30_000, 16, new byte[100]).places())
        .hasMessage("100 bytes cannot hold the label plane of 30000 x 30000 pixels of 16 bits");
  }

  @Test
  void damagedAndCutPlanesAreRefused() {
    assertThatThrownBy(() -> new LabelPlane(2, 2, 8, hex("0102030405")).places())
        .hasMessageStartingWith("the label plane of 5 bytes is not zlib: ");
    assertThatThrownBy(
            () -> new LabelPlane(2, 2, 8, hex("7801 01 0400 fbff 00 01 02 ff 010a")).places())
        .hasMessage("the label plane is cut: its zlib check sum is missing after 13 bytes");
  }

  @Test
  void placeAboveTheLargestIntIsRefused() {
    assertThatThrownBy(
            () -> new LabelPlane(1, 1, 32, hex("7801 01 0400 fbff ffffffff 09fa03fd")).places())
        .hasMessage("pixel 0 has place 4294967295: the limit is 2147483647");
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
