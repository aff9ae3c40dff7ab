package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.image.PngWriter;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.scenes.Scene;
import io.panoptes.models.scenes.ShelfScenes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped shelf pack, offline. */
class ShelfSegmentsTest {

  private static final String PACK = "../../models/packs/shelf";

  @TempDir Path folder;

  @Test
  void resultIsACocoFolderThatFitsTheScene() throws Exception {
    Scene scene = new ShelfScenes().scene(1_000_500);
    Path image = Files.write(folder.resolve("a.png"), PngWriter.encode(scene.image()));
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "segment", "--pack", PACK, "--overlays", "--out", out.toString(), image.toString());
    assertThat(run.exitCode()).as(run.err()).isZero();
    CocoPanopticFolder results = CocoPanopticFolder.open(out.resolve("panoptic.json"), folder);
    CocoImage entry = results.images().get(0);
    Quality quality =
        PanopticQuality.summarise(
                ShelfScenes.labelMap(),
                PanopticQuality.evaluate(scene.truth(), results.truth(entry)))
            .all()
            .orElseThrow();
    assertThat(quality.pq()).isGreaterThan(.3);
    assertThat(out.resolve("overlays/a.png")).isNotEmptyFile();
  }

  @Test
  void fileThatIsNoImageIsToldAndTheOthersAreDone() throws Exception {
    Files.write(
        folder.resolve("a.png"), PngWriter.encode(new ShelfScenes().scene(1_000_501).image()));
    Files.writeString(folder.resolve("b.png"), "no image");
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of(
            "segment",
            "--pack",
            PACK,
            "--out",
            out.toString(),
            folder.resolve("a.png").toString(),
            folder.resolve("b.png").toString());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("b.png: the image is neither JPEG nor PNG");
    assertThat(run.errLines())
        .as("what runs is told first")
        .first()
        .asString()
        .matches("engine \\S+: \\d+ threads, layout .*, heap at most .*");
    assertThat(run.out()).containsPattern("1 images segmented with shelf \\S+, 1 refused");
  }

  @Test
  void unknownPackIsToldWithTheKnownOnes() {
    CommandRun run = CommandRun.of("segment", "--pack", "nosuch", "--out", "x", "y.png");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no pack nosuch: it is neither a folder nor one of");
    assertThat(run.errLines()).hasSize(1);
  }
}
