package io.panoptes.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.evaluate.QualityTree;
import io.panoptes.cli.publish.OutgoingImage;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole line, once, on scenes with a truth and ten odd files among them. */
class DemoITCase {

  private static final int SCENES = 16;
  private static final int FIRST_SEED = 1_000_100;
  private static final Map<String, PanopticResult> RESULTS = new HashMap<>();
  private static final Map<String, PanopticMap> TRUTHS = new HashMap<>();

  @TempDir static Path folder;

  private static DemoReport report;

  @BeforeAll
  static void run() throws Exception {
    OddFiles.write(folder);
    List<Path> odd = Files.list(folder).sorted().toList();
    Instant start = Instant.now();
    DemoImages images =
        new DemoImages(
            SCENES + odd.size(),
            index ->
                index < SCENES
                    ? scene(index, start.plus(Duration.ofSeconds(index)))
                    : new DemoImage(
                        OutgoingImage.ofFile(
                            "odd",
                            odd.get(index - SCENES).getFileName().toString(),
                            start,
                            odd.get(index - SCENES)),
                        Optional.empty()),
            Optional.of(ShelfScenes.labelMap()));
    DemoSettings settings =
        new DemoSettings(
            Path.of("../../models/packs/shelf"),
            Optional.empty(),
            "exactly-once",
            List.of("quality.window=5 s", "quality.hop=5 s"),
            0,
            0);
    report = new Demo(settings, images, new Listener()).run();
  }

  @Test
  void everyImageIsAResultOrADeadLetter() {
    assertThat(report.images())
        .isEqualTo(
            new DemoReport.Images(
                SCENES + OddFiles.DAMAGED + OddFiles.UNUSUAL,
                SCENES + OddFiles.UNUSUAL,
                OddFiles.DAMAGED));
  }

  @Test
  void eachKindOfDamageHasItsOwnReason() {
    assertThat(report.deadLetterReasons())
        .containsOnly(
            Map.entry("EMPTY_CONTENT", 1L),
            Map.entry("UNSUPPORTED_FORMAT", 1L),
            Map.entry("TRUNCATED_IMAGE", 1L),
            Map.entry("TOO_MANY_PIXELS", 1L));
  }

  @Test
  void rotatedPhotographIsAnsweredUpright() {
    PanopticResult upright = RESULTS.get("exif6.jpg");
    assertThat(upright.getWidth()).isGreaterThan(upright.getHeight());
  }

  @Test
  void imagesRunInBatches() {
    assertThat(report.meanBatchSize()).isGreaterThan(1);
  }

  @Test
  void panopticQualityIsAboveOneHalf() {
    assertThat(((Quality) report.quality().get("All")).pq()).isGreaterThan(.5);
  }

  @Test
  void sumOfTheWindowsIsTheOfflineEvaluationOfTheSameResults() {
    Map<Integer, QualityStatistics> offline = new TreeMap<>();
    for (Map.Entry<String, PanopticMap> truth : TRUTHS.entrySet()) {
      PanopticMap result = ResultMap.of(RESULTS.get(truth.getKey()));
      offline = PanopticQuality.plus(offline, PanopticQuality.evaluate(truth.getValue(), result));
    }
    Map<?, ?> categories = (Map<?, ?>) report.quality().get("per_class");
    for (Map.Entry<Integer, QualityStatistics> category : offline.entrySet()) {
      String name = ShelfScenes.labelMap().byId(category.getKey()).orElseThrow().name();
      QualityTree.Row row = (QualityTree.Row) categories.get(name);
      assertThat(row.tp()).as(name).isEqualTo(category.getValue().tp());
      assertThat(row.fp()).as(name).isEqualTo(category.getValue().fp());
      assertThat(row.fn()).as(name).isEqualTo(category.getValue().fn());
      assertThat(row.iou()).as(name).isCloseTo(category.getValue().iou(), Offset.offset(1e-9));
    }
  }

  private static DemoImage scene(int index, Instant capturedAt) {
    Scene scene = new ShelfScenes().scene(FIRST_SEED + index);
    String id = "scene-" + index;
    TRUTHS.put(id, scene.truth());
    return new DemoImage(
        OutgoingImage.ofBytes(
            "shelf-" + index % 2, id, capturedAt, PngWriter.encode(scene.image())),
        Optional.of(scene.truth()));
  }

  /** Keeps the results. */
  private static final class Listener implements DemoListener {

    @Override
    public void stage(String description) {}

    @Override
    public void image(ImageEvent event) {}

    @Override
    public void result(PanopticResult result) {
      RESULTS.put(result.getImageId(), result);
    }

    @Override
    public void deadLetter(DeadLetter letter) {}
  }
}
