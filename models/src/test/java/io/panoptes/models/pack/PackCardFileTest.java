package io.panoptes.models.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards that somebody wrote by hand. */
class PackCardFileTest {

  private static final String CARD =
      """
      pack: 12ab
      command: by hand
      data: a few
      images: 3
      figures: []
      objects: []
      failures: []
      examples: []
      """;

  @TempDir Path folder;
  private Pack pack;

  @BeforeEach
  void write() {
    pack = SquaresPack.write(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"buildings", "nuclei", "shelf"})
  void cardOfAShippedPackIsOfThePackAsItIs(String name) throws IOException {
    Pack shipped = Pack.load(Path.of("packs", name));
    PackCardFile file = new PackCardFile(shipped);
    assertThat(file.isOfThisPack(file.read().orElseThrow())).isTrue();
    assertThat(Files.readString(Path.of("packs", name, "card.md")))
        .isEqualTo(new CardText(shipped, file.read()).markdown());
  }

  @Test
  void packWithoutCardHasNone() {
    assertThat(new PackCardFile(pack).read()).isEmpty();
  }

  @Test
  void cardOfAnotherStateOfThePackIsShownAsSuch() throws IOException {
    Files.writeString(folder.resolve("card.yaml"), CARD);
    PackCardFile file = new PackCardFile(pack);
    assertThat(file.read()).isPresent().get().matches(card -> !file.isOfThisPack(card));
    assertThat(new CardText(pack, file.read()).markdown())
        .contains("Of another state of the pack, 12ab: measure it again.");
  }

  @Test
  void cardThatIsEmptyOrHasNullIsToldWithItsFile() throws IOException {
    Path card = folder.resolve("card.yaml");
    for (String text : new String[] {"", "~", CARD.replace("figures: []", "figures: ~")}) {
      Files.writeString(card, text);
      assertThatThrownBy(() -> new PackCardFile(pack).read())
          .isInstanceOf(PackException.class)
          .hasMessageStartingWith(card.toString());
    }
  }
}
