package io.panoptes.models.scenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShelfScenesTest {

  private final ShelfScenes scenes = new ShelfScenes();

  /** Trained packs depend on these pictures: a new digest here asks for new training. */
  @Test
  void oneSeedGivesTheSameSceneOnEveryMachine() throws Exception {
    assertThat(digest(scenes.scene(7)))
        .isEqualTo("455615fbeb22eb144d07fdd203553bbc57b51410bb8793fed171ffec3e51fc32");
  }

  @Test
  void anotherGeneratorGivesTheSameScene() {
    Scene one = scenes.scene(-3);
    Scene other = new ShelfScenes(ShelfSettings.DEFAULT).scene(-3);
    assertThat(other.image().pixels()).isEqualTo(one.image().pixels());
    assertThat(other.truth().ids()).isEqualTo(one.truth().ids());
    assertThat(other.truth().segments()).isEqualTo(one.truth().segments());
  }

  @Test
  void neighbouringSeedsGiveDifferentScenes() {
    assertThat(scenes.scene(11).image().pixels()).isNotEqualTo(scenes.scene(12).image().pixels());
    assertThat(scenes.scene(11).truth().ids()).isNotEqualTo(scenes.scene(12).truth().ids());
  }

  @Test
  void truthCoversEachPixelByOneSegmentOfItsOwnNumber() {
    for (long seed = 100; seed < 110; seed++) {
      PanopticMap truth = scenes.scene(seed).truth();
      int n = truth.segments().size();
      assertThat(truth.segments().stream().map(Segment::id))
          .as("seed %d", seed)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, n).boxed().toList());
      assertThat(Arrays.stream(truth.ids()).allMatch(id -> id >= 1 && id <= n)).isTrue();
      for (Segment segment : truth.segments()) {
        long pixels = Arrays.stream(truth.ids()).filter(id -> id == segment.id()).count();
        assertThat(segment.area()).as("seed %d, %s", seed, segment).isEqualTo((int) pixels);
      }
    }
  }

  @Test
  void eachKindOfStuffIsOneSegment() {
    for (long seed = 200; seed < 210; seed++) {
      assertThat(scenes.scene(seed).truth().segments())
          .filteredOn(segment -> !segment.isThing())
          .extracting(Segment::categoryId)
          .as("seed %d", seed)
          .containsExactlyInAnyOrder(ShelfScenes.RAIL, ShelfScenes.WALL, ShelfScenes.FLOOR);
    }
  }

  @Test
  void thingsAreManyAndLargeEnoughToBeTold() {
    Set<Integer> seen = new TreeSet<>();
    for (long seed = 300; seed < 320; seed++) {
      assertThat(scenes.scene(seed).truth().segments())
          .filteredOn(Segment::isThing)
          .as("seed %d", seed)
          .hasSizeBetween(8, 25)
          .allMatch(thing -> thing.area() >= 80)
          .allMatch(thing -> !thing.isCrowd() && thing.score() == 1)
          .allSatisfy(thing -> seen.add(thing.categoryId()));
    }
    assertThat(seen).containsExactly(ShelfScenes.BOTTLE, ShelfScenes.BOX, ShelfScenes.CAN);
  }

  @ParameterizedTest
  @CsvSource({"192, 192", "320, 256", "160, 160", "256, 320"})
  void scenesHaveTheSizeThatWasAsked(int width, int height) {
    Scene scene = new ShelfScenes(ShelfSettings.DEFAULT.withSize(width, height)).scene(5);
    assertThat(scene.image().width()).isEqualTo(width);
    assertThat(scene.image().height()).isEqualTo(height);
    assertThat(scene.truth().segments()).hasSizeGreaterThan(8);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new ShelfSettings(64, 192, .5, 1))
        .hasMessage("scenes of 64 x 192 pixels: choose sides of 160 to 640");
    assertThatThrownBy(() -> new ShelfSettings(256, 192, Double.NaN, 1))
        .hasMessage("density NaN: choose 0 to 1");
  }

  private static String digest(Scene scene) throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(scene.image().pixels());
    ByteBuffer ids = ByteBuffer.allocate(4 * scene.truth().ids().length);
    ids.asIntBuffer().put(scene.truth().ids());
    sha.update(ids.array());
    return HexFormat.of().formatHex(sha.digest());
  }
}
