package io.panoptes.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.evaluate.QualityTree;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.DeadLetterReason;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Origin;
import io.panoptes.schemas.PackVersion;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityScope;
import io.panoptes.schemas.QualityWindow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static final LabelMap LABELS =
      new LabelMap(List.of(new Category(1, "can", true, 0), new Category(2, "wall", false, 0)));
  private static final PackVersion PACK = new PackVersion("shelf", "1.0.0", "d1");

  private final Answers answers = new Answers();

  @Test
  void batchesAreCountedOnceEach() {
    for (int size : new int[] {3, 3, 3, 1}) {
      answers.result(result("a", size), 0);
    }
    assertThat(report().meanBatchSize()).isEqualTo(2);
  }

  @Test
  void latencyIsFromPublicationToVisibility() {
    for (int index = 1; index <= 100; index++) {
      answers.published("i" + index, 0);
      answers.result(result("i" + index, 1), index * 1_000_000L);
    }
    assertThat(report().latency()).isEqualTo(new DemoReport.Latency(50, 95, 99));
  }

  @Test
  void lastUpdateOfAWindowCounts() {
    answers.quality(window(0, QualityScope.CATEGORY, 1, 3, 1));
    answers.quality(window(0, QualityScope.CATEGORY, 1, 5, 2));
    answers.quality(window(1, QualityScope.CATEGORY, 1, 2, 1));
    QualityTree.Row can = row("can");
    assertThat(can.tp()).isEqualTo(7);
    assertThat(can.fn()).isEqualTo(3);
    assertThat(can.iou()).isCloseTo(7 * .8, Offset.offset(1e-12));
  }

  @Test
  void runIsCompleteWhenAllIsAnsweredAndScored() {
    answers.image(event());
    answers.image(event());
    answers.truth("a");
    answers.result(result("a", 1), 0);
    answers.deadLetter(deadLetter(), 0);
    assertThat(answers.complete(2)).isFalse();
    answers.quality(window(0, QualityScope.ALL, null, 1, 0));
    assertThat(answers.complete(2)).isTrue();
    assertThat(answers.complete(3)).isFalse();
  }

  @Test
  void reportIsWrittenInTheDocumentedForm() {
    answers.image(event());
    answers.result(result("a", 1), 0);
    answers.deadLetter(deadLetter(), 0);
    answers.quality(window(0, QualityScope.CATEGORY, 1, 2, 1));
    JsonNode json = new ObjectMapper().valueToTree(report());
    assertThat(json.at("/images/in").asInt()).isEqualTo(1);
    assertThat(json.at("/images/out").asInt()).isEqualTo(1);
    assertThat(json.at("/images/dead_letters").asInt()).isEqualTo(1);
    assertThat(json.has("images_per_second")).isTrue();
    assertThat(json.has("mean_batch_size")).isTrue();
    assertThat(json.at("/latency_ms/p95").isNumber()).isTrue();
    assertThat(json.at("/quality/All/n").asInt()).isEqualTo(1);
    assertThat(json.at("/quality/per_class/can/tp").asInt()).isEqualTo(2);
    assertThat(json.at("/quality/Stuff").isNull()).isTrue();
    assertThat(json.at("/dead_letter_reasons/EMPTY_CONTENT").asInt()).isEqualTo(1);
  }

  @Test
  void tableNamesEachCategoryAndReason() {
    answers.result(result("a", 1), 0);
    answers.deadLetter(deadLetter(), 0);
    answers.quality(window(0, QualityScope.CATEGORY, 1, 2, 1));
    StringWriter text = new StringWriter();
    new ReportTable(new PrintWriter(text)).print(report());
    assertThat(text.toString())
        .contains("can             0.640  0.800  0.800       2       0       1")
        .contains("dead letters EMPTY_CONTENT: 1");
  }

  @Test
  void imageThatIsAnsweredTwiceIsNoticedAndCountsOnce() {
    answers.image(event());
    answers.image(event());
    answers.result(result("a", 1), 0);
    answers.result(result("a", 1), 0);
    assertThat(answers.complete(2)).isFalse();
    assertThat(answers.repeated()).isEqualTo(1);
  }

  private DemoReport report() {
    return answers.report(Optional.of(LABELS));
  }

  private QualityTree.Row row(String category) {
    Map<?, ?> rows = (Map<?, ?>) report().quality().get("per_class");
    return (QualityTree.Row) rows.get(category);
  }

  private static ImageEvent event() {
    return ImageEvent.newBuilder()
        .setImageId("a")
        .setSourceId("s")
        .setCapturedAt(Instant.EPOCH)
        .setContent(ByteBuffer.allocate(0))
        .setAttributes(Map.of())
        .build();
  }

  private static PanopticResult result(String imageId, int batchSize) {
    return PanopticResult.newBuilder()
        .setResultId("r")
        .setImageId(imageId)
        .setSourceId("s")
        .setCapturedAt(Instant.EPOCH)
        .setProducedAt(Instant.EPOCH)
        .setOrigin(new Origin("t", 0, imageId.hashCode() & 0xFFL))
        .setPack(PACK)
        .setBatchSize(batchSize)
        .setWidth(1)
        .setHeight(1)
        .setLabelPlane(new DeflatedPlane(8, ByteBuffer.allocate(0)))
        .setSegments(List.of())
        .build();
  }

  private static DeadLetter deadLetter() {
    return DeadLetter.newBuilder()
        .setReason(DeadLetterReason.EMPTY_CONTENT)
        .setMessage("the image has 0 bytes")
        .setStage("decode")
        .setFailedAt(Instant.EPOCH)
        .setOrigin(new Origin("t", 1, 0L))
        .setImageId("b")
        .setSourceId("s")
        .setKey(null)
        .setValue(null)
        .setValueSize(0)
        .setValueTruncated(false)
        .setHeaders(List.of())
        .build();
  }

  private static QualityWindow window(
      int start, QualityScope scope, Integer category, int tp, int fn) {
    return QualityWindow.newBuilder()
        .setWindowStart(Instant.ofEpochSecond(start))
        .setWindowEnd(Instant.ofEpochSecond(start + 1))
        .setSourceId("s")
        .setPack(PACK)
        .setScope(scope)
        .setCategoryId(category)
        .setCategory(category == null ? null : "can")
        .setCategories(1)
        .setImages(1)
        .setIou(tp * .8)
        .setTp(tp)
        .setFp(0)
        .setFn(fn)
        .setPq(0)
        .setSq(0)
        .setRq(0)
        .build();
  }
}
