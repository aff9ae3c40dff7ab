package io.panoptes.topology.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterRoomTest {

  private final DeadLetterRoom room = new DeadLetterRoom(100);

  @Test
  void valueGetsWhatKeyAndHeadersLeave() {
    assertThat(room.valueLimit(0)).isEqualTo(100);
    assertThat(room.valueLimit(30)).isEqualTo(40);
    assertThat(room.valueLimit(50)).isZero();
    assertThat(room.message("why", 50)).isEqualTo("why");
  }

  @Test
  void keyAndHeadersWithoutRoomAreLeftOutAndTheMessageSaysSo() {
    assertThat(room.keeps(51)).isFalse();
    assertThat(room.valueLimit(51)).isEqualTo(100);
    assertThat(room.message("why", 51))
        .isEqualTo(
            "key and headers of 51 bytes are left out, the limit is 50: see the original record;"
                + " why");
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    assertThat(DeadLetterRoom.text("a".repeat(1000))).hasSize(1000).endsWith("a");
    assertThat(DeadLetterRoom.text("a".repeat(1001))).hasSize(1000).endsWith("a\u2026");
    assertThat(DeadLetterRoom.text("\ud83d\ude00".repeat(501)))
        .hasSize(999)
        .endsWith("\ude00\u2026");
    assertThat(DeadLetterRoom.text(null)).isNull();
  }

  @Test
  void keyOfTheWholeRoomIsNoOverflow() {
    assertThat(new DeadLetterRoom(Integer.MAX_VALUE).keeps(Integer.MAX_VALUE)).isFalse();
  }
}
