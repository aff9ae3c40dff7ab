package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestOnlyTest {

  private final HandSegmenter segmenter = new HandSegmenter();
  private final LatestOnly latestOnly = new LatestOnly(segmenter, Set.of("door"));

  @Test
  void newestImageTakesThePlaceOfTheOneThatWaitsAndEachIsToldOf() {
    List<Segmentation> asked = ask("door", 4);

    assertThat(segmenter.unanswered()).isOne();
    assertThat(shed(asked.get(1)).replacedBy().offset()).isEqualTo(2);
    assertThat(shed(asked.get(2)).replacedBy().offset()).isEqualTo(3);
    segmenter.answer(0);
    assertThat(asked.get(0).outcome()).isCompleted();
    assertThat(segmenter.unanswered()).isOne();
    segmenter.answer(0);
    assertThat(asked.get(3).outcome().join()).isInstanceOf(Predicted.class);
    assertThat(segmenter.unanswered()).isZero();
  }

  @Test
  void imagesOfOtherSourcesAreAllAnswered() {
    List<Segmentation> asked = ask("gate", 3);

    assertThat(segmenter.unanswered()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      segmenter.answer(0);
    }
    assertThat(asked).allMatch(segmentation -> segmentation.outcome().join() instanceof Predicted);
  }

  @Test
  void everyImageIsAnsweredOrShedAndTheLastIsAnsweredWheneverAnswersCome() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Segmentation> asked = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      asked.add(latestOnly.segment(TestImages.of(0, i, "door", new byte[] {1})));
      while (segmenter.unanswered() > 0 && random.nextInt(3) == 0) {
        segmenter.answer(0);
      }
    }
    while (segmenter.unanswered() > 0) {
      segmenter.answer(0);
    }

    assertThat(asked).as("seed %d", seed).allMatch(segmentation -> segmentation.outcome().isDone());
    assertThat(asked.get(199).outcome().join()).as("seed %d", seed).isInstanceOf(Predicted.class);
    assertThat(asked.get(0).outcome().join()).as("seed %d", seed).isInstanceOf(Predicted.class);
  }

  @Test
  void whatIsPassedOnIsToldToWhoeverCountsItsPixels() {
    Segmentation asked = ask("door", 1).get(0);
    segmenter.answer(0);
    assertThat(segmenter.inside()).isOne();

    asked.left().complete(null);

    assertThat(segmenter.inside()).isZero();
  }

  @Test
  void passedOverImagesGoOutAtOnceAndTakeNoRoomFromOtherSources() throws Exception {
    InferenceHarness harness =
        InferenceHarness.opened(
            InferenceHarness.factory(
                new LatestOnly.Source(segmenter.source(), Set.of("door")),
                InferenceSettings.DEFAULT),
            Optional.empty());
    for (int i = 0; i < 10; i++) {
      harness.process(TestImages.of(0, i, "door", new byte[] {1}));
    }
    harness.runMails();

    assertThat(harness.extractOutputValues()).hasSize(8).allMatch(Shed.class::isInstance);
    assertThat(segmenter.unanswered()).isOne();
    harness.close();
  }

  private List<Segmentation> ask(String source, int images) {
    return IntStream.range(0, images)
        .mapToObj(i -> latestOnly.segment(TestImages.of(0, i, source, new byte[] {1})))
        .toList();
  }

  private static Shed shed(Segmentation segmentation) {
    InferenceOutcome outcome = segmentation.outcome().join();
    assertThat(outcome).isInstanceOf(Shed.class);
    return (Shed) outcome;
  }
}
