package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PanopticPngTest {

  @Test
  void eachByteOfAnIdIsWrittenAndRead() throws CocoFormatException {
    int[] ids = {0, 0x010203, PanopticPng.MAX_ID, 0xFF00};

    assertThat(PanopticPng.read(PanopticPng.write(ids, 2, 2), 2, 2)).isEqualTo(ids);
  }

  @Test
  void idOfMoreThanThreeBytesIsNotWritten() {
    assertThatThrownBy(() -> PanopticPng.write(new int[] {1 << 24}, 1, 1))
        .hasMessage("segment id 16777216 does not fit a panoptic PNG: the limit is 16777215");
    assertThatThrownBy(() -> PanopticPng.write(new int[] {-1}, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
