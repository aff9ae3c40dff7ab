package io.panoptes.models.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.network.Head;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SemanticHeadTest {

  private static final int LABELS = 5;
  private static final LabelMap MAP =
      new LabelMap(
          IntStream.range(0, LABELS)
              .mapToObj(label -> new Category(label + 1, "c" + label, label % 2 == 0, label))
              .toList());
  private static final InputSize PADDED = new InputSize(16, 12);
  private static final InputSize CONTENT = new InputSize(13, 9);

  private final SemanticHead head = new SemanticHead(MAP);

  /** One pass over scores gives what a softmax and an argmax over it give. */
  @Test
  void scoresGiveTheLabelsAndConfidencesOfTheirSoftmax() {
    for (long seed = 0; seed < 20; seed++) {
      float[] scores = scores(seed, 2);
      float[] probabilities = softmax(scores);
      for (InputSize size : new InputSize[] {CONTENT, new InputSize(40, 25), new InputSize(7, 5)}) {
        for (int image = 0; image < 2; image++) {
          SemanticMap one = map(scores, Semantics.SCORES, image, size);
          SemanticMap other = map(probabilities, Semantics.PROBABILITIES, image, size);
          assertThat(one.labels()).as("seed %d, %s", seed, size).isEqualTo(other.labels());
          for (int at = 0; at < one.confidence().length; at++) {
            assertThat(Math.abs((one.confidence()[at] & 0xFF) - (other.confidence()[at] & 0xFF)))
                .as("confidence at %d, seed %d, %s", at, seed, size)
                .isLessThanOrEqualTo(1);
          }
        }
      }
    }
  }

  @Test
  void firstOfEqualScoresWins() {
    SemanticMap map =
        map(new float[2 * LABELS * (int) PADDED.pixels()], Semantics.SCORES, 1, CONTENT);
    assertThat(map.labels()).containsOnly(0);
    assertThat(map.confidence()).containsOnly(255 / LABELS);
  }

  @Test
  void labelThatIsRuledOutHasNoShare() {
    float[] scores = new float[2 * LABELS * (int) PADDED.pixels()];
    Arrays.fill(scores, 0, (int) PADDED.pixels(), Float.NEGATIVE_INFINITY);
    SemanticMap map = map(scores, Semantics.SCORES, 0, CONTENT);
    assertThat(map.labels()).containsOnly(1);
    assertThat(map.confidence()).containsOnly(Math.round(255f / (LABELS - 1)));
  }

  @Test
  void valueThatIsNoNumberOrEndlessIsRefusedByItsPlace() {
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      for (Semantics semantics : Semantics.values()) {
        float[] values = softmax(scores(1, 2));
        values[3 * (int) PADDED.pixels() + 2 * PADDED.width() + 4] = value;
        assertThatThrownBy(() -> map(values, semantics, 0, CONTENT))
            .hasMessage(
                "the probability of c3 at column 4, row 2 is %s: the weights of the pack are broken",
                value);
        assertThatThrownBy(() -> map(values, semantics, 0, new InputSize(40, 25)))
            .hasMessageContaining("the weights of the pack are broken");
      }
    }
  }

  private SemanticMap map(float[] values, Semantics semantics, int image, InputSize size) {
    HeadOutputs outputs =
        new HeadOutputs(
            Map.of(Head.SEMANTIC, values, Head.CENTRE, new float[0], Head.OFFSET, new float[0]),
            semantics);
    return head.map(outputs, image, PADDED, CONTENT, size);
  }

  private static float[] scores(long seed, int images) {
    Random random = new Random(seed);
    float[] scores = new float[images * LABELS * (int) PADDED.pixels()];
    for (int at = 0; at < scores.length; at++) {
      scores[at] = (float) (8 * random.nextGaussian());
    }
    return scores;
  }

  private static float[] softmax(float[] scores) {
    int plane = (int) PADDED.pixels();
    float[] probabilities = new float[scores.length];
    for (int at = 0; at < scores.length; at++) {
      int first = at / (LABELS * plane) * LABELS * plane + at % plane;
      double sum = 0;
      for (int label = 0; label < LABELS; label++) {
        sum += Math.exp((double) scores[first + label * plane] - scores[at]);
      }
      probabilities[at] = (float) (1 / sum);
    }
    return probabilities;
  }
}
