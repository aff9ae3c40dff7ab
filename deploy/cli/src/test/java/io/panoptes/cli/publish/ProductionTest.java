package io.panoptes.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.panoptes.cli.CommandFailedException;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.image.RgbImage;
import io.panoptes.schemas.GroundTruth;
import io.panoptes.schemas.ImageEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductionTest {

  private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05Z");
  private static final SourceNames BY_FOLDER = new SourceNames(Optional.empty(), true);
  private static final SourceNames AISLE = new SourceNames(Optional.of("aisle-7"), false);

  @TempDir private Path folder;

  private final PublishedRecords published = new PublishedRecords("1 MiB");

  @BeforeEach
  void writeImages() throws IOException {
    for (String name : List.of("left/x.png", "right/x.png")) {
      Path file = folder.resolve("images").resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, TestPictures.noise(1, 1, 1));
      Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    }
  }

  private Production production(SourceNames sources, int repeat, Optional<TruthFile> truth)
      throws IOException {
    return new Production(
        ImageFiles.find(List.of(folder.resolve("images"))).images(),
        sources,
        CaptureTime.MODIFIED,
        truth,
        Optional.empty(),
        repeat,
        Map.of("store", "42"));
  }

  @Test
  void allImagesOfOneSourceHaveTheirPathAsId() throws Exception {
    production(AISLE, 1, Optional.empty()).run(published.publisher, (file, form) -> {});

    assertThat(published.images())
        .extracting(ImageEvent::getSourceId, ImageEvent::getImageId, ImageEvent::getCapturedAt)
        .containsExactly(
            tuple("aisle-7", "left/x.png", MODIFIED), tuple("aisle-7", "right/x.png", MODIFIED));
  }

  @Test
  void foldersCanBeSourcesOfTheirOwn() throws Exception {
    production(BY_FOLDER, 1, Optional.empty()).run(published.publisher, (file, form) -> {});

    assertThat(published.images())
        .extracting(event -> event.getSourceId() + " " + event.getImageId())
        .containsExactly("images/left x.png", "images/right x.png");
  }

  @Test
  void repeatedImagesAreOtherImages() throws Exception {
    List<String> heard = new ArrayList<>();

    Production.Summary summary =
        production(BY_FOLDER, 2, Optional.empty())
            .run(published.publisher, (file, form) -> heard.add(file.relative()));

    assertThat(summary).isEqualTo(new Production.Summary(4, 0, 0));
    assertThat(heard).containsExactly("left/x.png", "right/x.png", "left/x.png", "right/x.png");
    assertThat(published.images())
        .extracting(ImageEvent::getImageId)
        .containsExactly("x.png", "x.png", "x.png#2", "x.png#2");
  }

  @Test
  void truthFollowsTheImagesItNames() throws Exception {
    Files.createDirectories(folder.resolve("panoptic"));
    Files.write(folder.resolve("panoptic/x.png"), onePixel());
    Path json =
        Files.writeString(
            folder.resolve("panoptic.json"),
            """
            {"images": [{"id": 7, "file_name": "left/x.png", "width": 1, "height": 1,
                         "modality": "histology"}],
             "annotations": [{"image_id": 7, "file_name": "x.png", "segments_info": [
               {"id": 5, "category_id": 1, "area": 1, "iscrowd": 0}]}],
             "categories": [{"id": 1, "name": "nucleus", "isthing": 1}]}
            """);

    Production.Summary summary =
        production(AISLE, 1, Optional.of(TruthFile.open(json)))
            .run(published.publisher, (file, form) -> {});

    assertThat(summary).isEqualTo(new Production.Summary(2, 0, 1));
    assertThat(published.truths())
        .extracting(GroundTruth::getSourceId, GroundTruth::getImageId)
        .containsExactly(tuple("aisle-7", "left/x.png"));
    assertThat(published.images().get(0).getAttributes())
        .isEqualTo(Map.of("store", "42", "modality", "histology"));
  }

  private static byte[] onePixel() {
    return PngWriter.encode(new RgbImage(1, 1, new byte[] {5, 0, 0}));
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws IOException {
    List<ImageFile> twice =
        ImageFiles.find(
                List.of(folder.resolve("images/left/x.png"), folder.resolve("images/right/x.png")))
            .images();

    assertThatThrownBy(
            () ->
                new Production(
                    twice, AISLE, CaptureTime.NOW, Optional.empty(), Optional.empty(), 1, Map.of()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("would both be image x.png of source aisle-7");
  }
}
