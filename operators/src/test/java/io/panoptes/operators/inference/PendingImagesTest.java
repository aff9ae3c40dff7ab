package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import org.junit.jupiter.api.Test;

class PendingImagesTest {

  private final PendingImages<String> pending = new PendingImages<>(3, 100);

  @Test
  void isFullWithAsManyImagesAsAllowed() {
    add(1, 10);
    add(2, 10);
    assertThat(pending.isFull()).isFalse();
    add(3, 10);
    assertThat(pending.isFull()).isTrue();
  }

  @Test
  void isFullWithAsManyBytesAsAllowedAndARecordAboveThemFitsAlone() {
    PendingImages<String>.Pending large = add(1, 1000);
    assertThat(pending.isFull()).isTrue();
    assertThat(pending.bytes()).isEqualTo(1000);
    pending.answer(large, "answer", answer -> {});
    assertThat(pending.isFull()).isFalse();
    assertThat(pending.bytes()).isZero();
  }

  @Test
  void answeredImageThatWaitsForAnOlderOneOfItsSourceStillCounts() {
    add(1, 10);
    pending.answer(add(2, 10), "second", answer -> {});
    assertThat(pending.images()).isEqualTo(2);
    assertThat(pending.haveLeft(1)).isFalse();
  }

  private PendingImages<String>.Pending add(long offset, int bytes) {
    return pending.add(TestImages.of(0, offset, "camera", new byte[bytes]));
  }
}
