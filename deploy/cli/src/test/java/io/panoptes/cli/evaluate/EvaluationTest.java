package io.panoptes.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.cli.parallel.OrderedWork;
import io.panoptes.models.coco.CocoFormatException;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.quality.QualityRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {

  private static final LabelMap LABELS =
      new LabelMap(List.of(new Category(1, "can", true, 0), new Category(2, "shelf", false, 0)));
  private static final int IMAGES = 40;

  @TempDir static Path folder;

  @BeforeAll
  static void write() throws IOException {
    Random random = new Random(5);
    write("truth", random);
    write("predicted", random);
  }

  private static void write(String name, Random random) throws IOException {
    try (CocoPanopticWriter writer = new CocoPanopticWriter(folder.resolve(name), LABELS)) {
      for (int i = 0; i < IMAGES; i++) {
        writer.add("" + i, i + ".png", map(random));
      }
    }
  }

  /** Columns of cans, their edges at random, and a shelf below. */
  private static PanopticMap map(Random random) {
    int[] ids = new int[16 * 5];
    List<SegmentLabel> labels = new ArrayList<>();
    for (int can = 0; can < 4; can++) {
      int start = 4 * can + random.nextInt(2);
      int end = 4 * can + 2 + random.nextInt(2);
      labels.add(new SegmentLabel(can + 1, 1, true, false, 1));
      for (int y = 0; y < 4; y++) {
        Arrays.fill(ids, 16 * y + start, 16 * y + end, can + 1);
      }
    }
    Arrays.fill(ids, 64, 80, 9);
    labels.add(new SegmentLabel(9, 2, false, false, 1));
    return Segments.of(16, 5, ids, labels);
  }

  private static Evaluation evaluation(int threads) throws IOException {
    CocoPanopticFolder truth =
        CocoPanopticFolder.open(folder.resolve("truth/panoptic.json"), folder);
    CocoPanopticPredictions predictions =
        CocoPanopticPredictions.open(
            folder.resolve("predicted/panoptic.json"), folder.resolve("predicted/panoptic"), truth);
    return new Evaluation(
        truth,
        predictions,
        new EvaluationSettings(
            Set.of(MetricKind.values()),
            QualityRules.PANOPTICAPI,
            new OrderedWork("evaluate", threads)));
  }

  private static Map<String, Object> report(int threads) throws Exception {
    AtomicInteger steps = new AtomicInteger();
    Evaluation evaluation = evaluation(threads);
    evaluation.run(steps::incrementAndGet);
    assertThat(steps).hasValue(IMAGES);
    return evaluation.report();
  }

  @Test
  void figuresAreTheSameToTheLastBitWhateverTheThreads() throws Exception {
    Map<String, Object> alone = report(1);

    assertThat(report(2)).isEqualTo(alone);
    assertThat(report(7)).isEqualTo(alone);
  }

  @Test
  void firstImageThatCannotBeReadIsNamedWhateverTheThreads() throws Exception {
    Path other = Files.createDirectories(folder.resolve("broken"));
    for (int i : new int[] {31, 12, 25}) {
      Path png = folder.resolve("predicted/panoptic/%d.png".formatted(i));
      Files.move(png, other.resolve(i + ".png"));
      Files.write(png, new byte[3]);
    }
    try {
      for (int threads : new int[] {1, 3}) {
        assertThatThrownBy(() -> report(threads))
            .isInstanceOf(CocoFormatException.class)
            .hasMessageContaining("12.png: image 12: ");
      }
    } finally {
      for (int i : new int[] {31, 12, 25}) {
        Path png = folder.resolve("predicted/panoptic/%d.png".formatted(i));
        Files.delete(png);
        Files.move(other.resolve(i + ".png"), png);
      }
    }
  }
}
