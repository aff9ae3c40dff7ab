package io.panoptes.models.coco;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.mask.Instance;
import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.mask.TestMasks;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.TestMaps;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CocoDetectionsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"counts-list", "counts-string", "polygons"})
  void annotationsAreReadInEachForm(String form) throws Exception {
    CocoDetections read =
        CocoDetections.read(fixture("detections-%s.json".formatted(form)), folder);

    assertThat(read.labelMap().categories()).extracting(Category::id).containsExactly(1, 3);
    assertThat(read.labelMap().categories()).allMatch(Category::isThing);
    assertThat(read.images()).extracting(CocoImage::fileName).containsExactly("a.jpg", "b.jpg");
    Instance block = read.of("7").get(0);
    assertThat(block.mask().counts()).containsExactly(5, 2, 2, 2, 5);
    assertThat(block.area()).isEqualTo(3.5);
    assertThat(block.score()).isOne();
    Instance crowd = read.of("12").get(0);
    assertThat(crowd.mask().mask()).containsExactly(true, false, true, false, false, true);
    assertThat(crowd.id()).isEqualTo(900100000012L);
    assertThat(crowd.isCrowd()).isTrue();
    assertThat(crowd.categoryId()).isEqualTo(3);
    assertThat(read.of("13")).isEmpty();
  }

  @Test
  void resultsAreReadForTheImagesOfTheTruth() throws Exception {
    CocoDetections truth = CocoDetections.read(fixture("detections-counts-list.json"), folder);

    CocoDetections results = truth.readResults(fixture("detections-results.json"));

    assertThat(results.images()).isEqualTo(truth.images());
    assertThat(results.of("12")).extracting(Instance::id).containsExactly(1L, 3L);
    assertThat(results.of("12")).extracting(Instance::score).containsExactly(.236, 0d);
    // The box tells 2.5 x 2.5: the area is that of the mask.
    assertThat(results.of("7")).extracting(Instance::area).containsExactly(4d);
    assertThat(results.of("12").get(1).mask().area()).isZero();
  }

  @Test
  void resultsAreReadWithoutImages() throws Exception {
    CocoDetections truth = CocoDetections.read(fixture("detections-counts-list.json"), folder);

    Map<String, List<Instance>> results =
        CocoDetections.readResults(fixture("detections-results.json"), truth.labelMap());

    assertThat(results.keySet()).containsExactly("12", "7");
    assertThat(results.get("7").get(0).mask().width()).isEqualTo(4);
  }

  @Test
  void readerGetsBackWhatWasWritten() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<CocoImage> images = new ArrayList<>();
    Map<String, List<Instance>> instances = new LinkedHashMap<>();
    for (String id : List.of("3", "left-4", "12")) {
      int width = 1 + random.nextInt(30);
      int height = 1 + random.nextInt(30);
      String name = id + ".png";
      images.add(new CocoImage(id, name, width, height, folder.resolve(name), Map.of()));
      List<Instance> some = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        RunLengths mask = TestMasks.random(random, width, height);
        double score = random.nextBoolean() ? 1 : random.nextDouble();
        some.add(
            new Instance(
                random.nextLong(1L << 40),
                1 + random.nextInt(4),
                mask,
                random.nextBoolean() ? mask.area() : random.nextDouble() * 1e6,
                random.nextBoolean(),
                score));
      }
      instances.put(id, some);
    }
    CocoDetections written = new CocoDetections(TestMaps.LABELS, images, instances);
    Path file = folder.resolve("detections.json");
    Path results = folder.resolve("results.json");

    written.write(file);
    CocoDetections.writeResults(results, instances);

    String place = "seed %d".formatted(seed);
    CocoDetections read = CocoDetections.read(file, folder);
    assertThat(read.labelMap()).as(place).isEqualTo(written.labelMap());
    assertThat(read.images()).as(place).isEqualTo(images);
    assertThat(read.instances()).as(place).usingRecursiveComparison().isEqualTo(instances);
    assertThat(read.readResults(results).instances())
        .as(place)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*\\.(id|area|isCrowd)")
        .isEqualTo(instances);
    assertThat(folder.resolve("detections.json.part")).doesNotExist();
  }

  @Test
  void resultsAreCocos() throws Exception {
    Path file = folder.resolve("results.json");
    Instance block = Instance.predicted(1, 1, new RunLengths(4, 4, new int[] {5, 2, 2, 2, 5}), .75);

    CocoDetections.writeResults(file, Map.of("7", List.of(block)));

    assertThat(Files.readString(file))
        .isEqualTo(
            "[{\"image_id\":7,\"category_id\":1,"
                + "\"segmentation\":{\"size\":[4,4],\"counts\":\"52203\"},\"score\":0.75}]");
  }

  static Path fixture(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(CocoDetectionsTest.class.getResource(name), name).toURI());
  }
}
