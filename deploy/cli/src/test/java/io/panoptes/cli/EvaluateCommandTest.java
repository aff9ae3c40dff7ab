package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {

  @TempDir private Path folder;
  private PanopticFiles files;

  @BeforeEach
  void writeFiles() throws IOException {
    files = new PanopticFiles(folder);
  }

  private JsonNode json(String... more) throws IOException {
    String[] words = new String[more.length + 1];
    words[0] = "--json";
    System.arraycopy(more, 0, words, 1, more.length);
    CommandRun run = files.evaluate(words);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void figuresAreInFullPrecision() throws IOException {
    // Can: 2 of 3 pixels. Shelf: 4 of the 5 that are true or predicted.
    JsonNode quality = json();

    assertThat(quality.at("/All/pq").asDouble()).isEqualTo((2 / 3d + 4 / 5d) / 2);
    assertThat(quality.at("/All/n").asInt()).isEqualTo(2);
    assertThat(quality.at("/Things/pq").asDouble()).isEqualTo(2 / 3d);
    assertThat(quality.at("/Stuff/sq").asDouble()).isEqualTo(.8);
    assertThat(quality.at("/per_class/can").toString())
        .isEqualTo(
            "{\"pq\":0.6666666666666666,\"sq\":0.6666666666666666,\"rq\":1.0,"
                + "\"iou\":0.6666666666666666,\"tp\":1,\"fp\":0,\"fn\":0}");
    assertThat(quality.at("/per_class").has("wall")).isFalse();
  }

  @Test
  void meansOverNoCategoryAreNull() throws IOException {
    Files.writeString(
        files.truth(),
        "{\"images\": [], \"annotations\": [], \"categories\": %s}"
            .formatted(PanopticFiles.CATEGORIES));

    CommandRun run = files.evaluate("--json");

    assertThat(run.out().replaceAll("\\s", ""))
        .isEqualTo("{\"All\":null,\"Things\":null,\"Stuff\":null,\"per_class\":{}}");
    assertThat(run.errLines())
        .containsExactly(
            "panoptes: %s: 1 predictions are of images that the truth does not have: ignored"
                .formatted(files.predictions()));
    assertThat(files.evaluate().out()).contains("no category is present");
  }

  @Test
  void theTableNamesEachCategoryAndMean() {
    CommandRun run = files.evaluate();

    assertThat(run.outLines())
        .containsExactly(
            "  category           PQ     SQ     RQ      tp      fp      fn",
            "  can             0.667  0.667  1.000       1       0       0",
            "  shelf           0.800  0.800  1.000       1       0       0",
            "  All             0.733  0.733  1.000   mean of 2",
            "  Things          0.667  0.667  1.000   mean of 1",
            "  Stuff           0.800  0.800  1.000   mean of 1",
            "",
            "  1 images");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anImageMayGoByItsFileName() throws IOException {
    JsonNode before = json();
    files.replaceInPredictions("\"image_id\": 7", "\"image_id\": \"a.jpg\"");

    assertThat(json()).isEqualTo(before);
  }

  @Test
  void otherMetricsHaveTheirOwnKey() throws IOException {
    JsonNode quality = json("--metrics", "boundary-pq,pq");

    // Two pixels high: all is boundary.
    assertThat(quality.at("/All/pq").asDouble()).isEqualTo((2 / 3d + 4 / 5d) / 2);
    assertThat(quality.at("/boundary_pq/All/pq").asDouble()).isEqualTo((2 / 3d + 4 / 5d) / 2);
    assertThat(json("--metrics", "boundary-pq").has("All")).isFalse();
  }

  @Test
  void pixelsAndInstancesAreMeasuredToo() throws IOException {
    JsonNode quality = json("--metrics", "miou,ap,boundary-f1");

    assertThat(quality.at("/semantic/pixel_accuracy").asDouble()).isEqualTo(6 / 7d);
    assertThat(quality.at("/semantic/miou").asDouble()).isEqualTo((2 / 3d + 4 / 5d) / 2);
    assertThat(quality.at("/semantic/per_class/shelf/fp").asInt()).isEqualTo(1);
    // An IoU of 2/3 matches at .5, .55, .6 and .65 of ten thresholds.
    assertThat(quality.at("/instances/ap").asDouble()).isCloseTo(.4, Offset.offset(1e-12));
    assertThat(quality.at("/instances/ap_large").isNull()).isTrue();
    assertThat(quality.at("/instances/per_class/can/ap50").asDouble())
        .isCloseTo(1, Offset.offset(1e-12));
    assertThat(quality.at("/boundary_f1/per_class")).hasSize(2);
  }

  @Test
  void objectsAreCountedOverIouThresholds() throws IOException {
    JsonNode quality = json("--metrics", "iou-thresholds").at("/iou_thresholds");

    // The can's IoU of 2/3 is above .5, .55, .6 and .65; above the rest it is missed and invented.
    assertThat(quality.at("/mean_of_images").asDouble()).isCloseTo(.4, Offset.offset(1e-12));
    assertThat(quality.at("/mean_of_data_set").asDouble()).isCloseTo(.4, Offset.offset(1e-12));
    assertThat(quality.at("/thresholds")).hasSize(10);
    assertThat(quality.at("/thresholds/0.65").toString())
        .isEqualTo("{\"of_images\":1.0,\"of_data_set\":1.0,\"tp\":1,\"fp\":0,\"fn\":0}");
    assertThat(quality.at("/thresholds/0.70").toString())
        .isEqualTo("{\"of_images\":0.0,\"of_data_set\":0.0,\"tp\":0,\"fp\":1,\"fn\":1}");
    assertThat(quality.at("/per_class/can/thresholds/0.70/fn").asInt()).isEqualTo(1);
    assertThat(quality.at("/per_class").has("shelf")).isFalse();
  }

  @Test
  void objectsOverIouThresholdsHaveATable() {
    assertThat(files.evaluate("--metrics", "iou-thresholds").outLines())
        .containsExactly(
            "  objects, IoU >   mean    .50    .60    .70    .80    .90",
            "  can             0.400  1.000  1.000  0.000  0.000  0.000",
            "  data set        0.400  1.000  1.000  0.000  0.000  0.000",
            "  mean of images  0.400  1.000  1.000  0.000  0.000  0.000",
            "",
            "  1 images");
  }

  @Test
  void columnsStandBelowEachOtherWhateverTheNames() throws IOException {
    String longName = "floor-other-merged-with-all-that-lies-on-it";
    files.replaceInTruth("shelf", longName);

    assertThat(files.evaluate("--metrics", "pq,ap,miou").outLines())
        .contains(
            "  can                            0.667  0.667  1.000       1       0       0",
            "  floor-other-merged-with-all..  0.800  0.800  1.000       1       0       0")
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(json().at("/per_class").has(longName)).isTrue();
  }

  @Test
  void unknownCategoriesAreVoidWhereAskedFor() throws IOException {
    files.replaceInPredictions("\"category_id\": 2", "\"category_id\": 9");

    JsonNode quality = json("--unknown-categories", "void", "--metrics", "pq,miou,ap");

    assertThat(quality.at("/per_class/shelf/fn").asInt()).isEqualTo(1);
    assertThat(quality.at("/per_class/can/tp").asInt()).isEqualTo(1);
    assertThat(json("--unknown-categories", "void", "--predicted-void", "ignored").at("/per_class"))
        .hasSize(1);
  }

  @Test
  void aWrongAreaOfAPredictionDoesNotCount() throws IOException {
    JsonNode before = json();
    files.replaceInPredictions("\"category_id\": 1", "\"category_id\": 1, \"area\": 999");

    assertThat(json()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1025"})
  void numberOfThreadsHasLimits(String threads) {
    CommandRun run = files.evaluate("--threads", threads);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("panoptes: %s threads: expected 1 to 1024".formatted(threads));
  }

  @Test
  void metricsThatDoNotExistAreWrongUsage() {
    CommandRun run = files.evaluate("--metrics", "pq,qq");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains(
            "expected one of [pq, boundary-pq, miou, boundary-f1, ap, iou-thresholds] but was 'qq'");
  }
}
