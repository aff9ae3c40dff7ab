package io.panoptes.operators.inference;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.operators.batching.BatchSettings;
import io.panoptes.operators.batching.HangSettings;
import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.fakes.FakeSegmentationModel;
import io.panoptes.operators.fakes.TestImages;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.Stage;
import io.panoptes.operators.reference.ReferencePolicy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageSegmenterTest {

  private static final byte[] GOOD = TestImages.png(TestImages.bars(20, 12, 3));

  /** Where a PNG's header chunk has its type, which its checksum begins with. */
  private static final int PNG_HEADER = 12;

  private static final int PNG_HEADER_BYTES = 17;

  @TempDir Path folder;
  private ImageSegmenter segmenter;

  private final CountDownLatch gate = new CountDownLatch(1);

  @BeforeEach
  void start() {
    segmenter = segmenter(FakeSegmentationModel::new);
  }

  private ImageSegmenter segmenter(Supplier<SegmentationModel> models) {
    return segmenter(models, 1000);
  }

  private ImageSegmenter segmenter(Supplier<SegmentationModel> models, long maxPixels) {
    return new ImageSegmenter(
        FakeModelSource.PACK,
        new InferenceSettings(
            new BatchSettings(8, 16_000_000, Duration.ofSeconds(10), Duration.ofMillis(1), 2),
            HangSettings.DEFAULT,
            1 << 20,
            new ReferencePolicy(
                List.of(folder.toString()), List.of(), List.of(), 500, Duration.ofSeconds(10)),
            1,
            1,
            2,
            5000,
            maxPixels),
        models::get,
        ProcessExit.HALT);
  }

  /** Answers nothing until the gate is open. */
  private SegmentationModel waiting() {
    SegmentationModel model = new FakeSegmentationModel();
    return new SegmentationModel() {
      @Override
      public InputSize inputSize(int width, int height) {
        return model.inputSize(width, height);
      }

      @Override
      public List<Prediction> predict(List<RgbImage> images) {
        try {
          gate.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return model.predict(images);
      }

      @Override
      public void close() {
        model.close();
      }
    };
  }

  @AfterEach
  void close() {
    segmenter.close();
  }

  static Stream<Arguments> badImages() {
    byte[] corrupt = GOOD.clone();
    corrupt[corrupt.length - 20] ^= 1;
    return Stream.of(
        Arguments.of(new byte[0], DeadLetterReason.EMPTY_CONTENT, Stage.DECODE),
        Arguments.of(new byte[5001], DeadLetterReason.CONTENT_TOO_LARGE, Stage.DECODE),
        Arguments.of(
            "text".getBytes(StandardCharsets.UTF_8),
            DeadLetterReason.UNSUPPORTED_FORMAT,
            Stage.DECODE),
        Arguments.of(
            TestImages.png(TestImages.bars(100, 100, 3)),
            DeadLetterReason.TOO_MANY_PIXELS,
            Stage.DECODE),
        Arguments.of(
            Arrays.copyOf(GOOD, GOOD.length / 2), DeadLetterReason.TRUNCATED_IMAGE, Stage.DECODE),
        Arguments.of(corrupt, DeadLetterReason.CORRUPT_IMAGE, Stage.DECODE),
        Arguments.of(
            TestImages.png(TestImages.poisoned(20, 12)),
            DeadLetterReason.INFERENCE_FAILED,
            Stage.INFERENCE));
  }

  @ParameterizedTest
  @MethodSource("badImages")
  void badImageIsRejectedForItsReasonAndTheOnesBesideItAreAnswered(
      byte[] bad, DeadLetterReason reason, Stage stage) throws Exception {
    CompletableFuture<InferenceOutcome> before = segment(TestImages.inline(1, GOOD));
    CompletableFuture<InferenceOutcome> culprit = segment(TestImages.inline(2, bad));
    CompletableFuture<InferenceOutcome> after = segment(TestImages.inline(3, GOOD));
    assertThat(before.get(10, SECONDS)).isInstanceOf(Predicted.class);
    assertThat(after.get(10, SECONDS)).isInstanceOf(Predicted.class);
    DeadLetter letter = ((Rejected) culprit.get(10, SECONDS)).deadLetter();
    assertThat(letter.reason()).isEqualTo(reason);
    assertThat(letter.stage()).isEqualTo(stage);
    assertThat(letter.source().origin().offset()).isEqualTo(2);
  }

  /** The heap of tests has less than the 1.2 GB that the pixels of such a header take. */
  @Test
  void imageThatExhaustsTheHeapIsADeadLetterAndTheOnesBesideItAreAnswered() throws Exception {
    byte[] huge = GOOD.clone();
    ByteBuffer.wrap(huge).putInt(PNG_HEADER + 4, 20_000).putInt(PNG_HEADER + 8, 20_000);
    CRC32 checksum = new CRC32();
    checksum.update(huge, PNG_HEADER, PNG_HEADER_BYTES);
    ByteBuffer.wrap(huge).putInt(PNG_HEADER + PNG_HEADER_BYTES, (int) checksum.getValue());
    segmenter.close();
    segmenter = segmenter(FakeSegmentationModel::new, 400_000_000);

    CompletableFuture<InferenceOutcome> culprit = segment(TestImages.inline(1, huge));
    CompletableFuture<InferenceOutcome> after = segment(TestImages.inline(2, GOOD));

    DeadLetter letter = ((Rejected) culprit.get(60, SECONDS)).deadLetter();
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.OUT_OF_MEMORY);
    assertThat(letter.stage()).isEqualTo(Stage.DECODE);
    assertThat(letter.message())
        .isEqualTo(
            "an image of %d bytes and 400000000 pixels cannot be decoded:".formatted(huge.length)
                + " java.lang.OutOfMemoryError: Java heap space");
    assertThat(after.get(10, SECONDS)).isInstanceOf(Predicted.class);
  }

  @Test
  void backlogOf32ImagesFillsItsBatches() throws Exception {
    segmenter.close();
    segmenter = segmenter(this::waiting);
    List<CompletableFuture<InferenceOutcome>> outcomes = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      outcomes.add(segment(TestImages.inline(i, GOOD)));
    }
    gate.countDown();
    for (CompletableFuture<InferenceOutcome> outcome : outcomes) {
      outcome.get(10, SECONDS);
    }
    assertThat(segmenter.statistics().batches().sizes().getStatistics().getMean()).isGreaterThan(4);
    assertThat(segmenter.statistics().imagesInFlight().getAsInt()).isZero();
    assertThat(segmenter.statistics().imagesQueued().getAsInt()).isZero();
  }

  @Test
  void referencedImageIsReadFromItsFile() throws Exception {
    Path file = Files.write(folder.resolve("a.png"), GOOD);
    ImageRecord image = TestImages.referenced(1, file.toUri().toString());
    Predicted predicted = (Predicted) segment(image).get(10, SECONDS);
    assertThat(predicted.prediction().semantic().width()).isEqualTo(20);
    assertThat(predicted.image()).isSameAs(image);
    assertThat(predicted.times().read()).isPositive();
  }

  @Test
  void deniedReferenceIsRejectedWhereItIsRead() throws Exception {
    DeadLetter letter =
        ((Rejected) segment(TestImages.referenced(1, "file:/etc/passwd")).get(10, SECONDS))
            .deadLetter();
    assertThat(letter.reason()).isEqualTo(DeadLetterReason.REFERENCE_DENIED);
    assertThat(letter.stage()).isEqualTo(Stage.READ);
  }

  @Test
  void modelThatCannotBeOpenedIsAnErrorAtTheStart() {
    assertThatThrownBy(
            () ->
                new ImageSegmenter(
                    FakeModelSource.PACK,
                    InferenceSettings.DEFAULT,
                    () -> {
                      throw new IllegalStateException("wrong digest");
                    },
                    ProcessExit.HALT))
        .hasMessage("the model cannot be opened: wrong digest");
  }

  private CompletableFuture<InferenceOutcome> segment(ImageRecord image) {
    Segmentation segmentation = segmenter.segment(image);
    segmentation.left().complete(null);
    return segmentation.outcome();
  }
}
