package io.panoptes.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void textStaysInOneLineAndDoesNotWriteToATerminal() {
    assertThat(OneLine.of("a\nb\r\nc\td\u001b[2Je")).isEqualTo("a b c d [2Je");
    assertThat(OneLine.of("a\u009b2Jb\u0085c")).isEqualTo("a 2Jb c");
    assertThat(OneLine.of("a\u2028b\u2029c")).isEqualTo("a b c");
  }

  @Test
  void otherTextStaysAsItIs() {
    assertThat(OneLine.of("Flasche, 瓶, 'x'  y")).isEqualTo("Flasche, 瓶, 'x'  y");
  }
}
