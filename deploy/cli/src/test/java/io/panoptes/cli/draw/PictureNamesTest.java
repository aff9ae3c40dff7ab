package io.panoptes.cli.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PictureNamesTest {

  private final PictureNames names = new PictureNames();

  @Test
  void noTwoImagesShareAName() {
    assertThat(names.next("a/b.png")).isEqualTo("a_b.png");
    assertThat(names.next("a_b.png")).isEqualTo("a_b.1.png");
    assertThat(names.next("a_b.jpg")).isEqualTo("a_b.2.png");
    assertThat(names.next("a_b.1.png")).isEqualTo("a_b.1.1.png");
  }

  @Test
  void aNameNeverLeadsOutOfItsFolder() {
    assertThat(names.next("../../etc/x.png")).isEqualTo(".._.._etc_x.png");
  }
}
