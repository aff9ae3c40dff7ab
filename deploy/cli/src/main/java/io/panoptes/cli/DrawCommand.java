package io.panoptes.cli;

import io.panoptes.cli.draw.DrawMode;
import io.panoptes.cli.draw.Drawing;
import io.panoptes.cli.draw.Picture;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoPanopticFolder;
import io.panoptes.models.coco.CocoPanopticPredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A COCO panoptic folder to pictures. */
@Command(
    name = "draw",
    description = {
      "Draw panoptic maps over their images, one PNG each.",
      "",
      "Modes:",
      "  overlay       things in shades of their category's colour, with a contour;",
      "                stuff as a light tint, void dark",
      "  contour       contours alone",
      "  side-by-side  overlays of the truth, on the left, and of the prediction",
      "  errors        what PQ counts each pixel's segments as, over a grey image:",
      "                green   in both segments of a match (tp)",
      "                yellow  in one segment of a match alone: a wrong outline",
      "                orange  a predicted segment without match (fp)",
      "                blue    a true segment without match (fn)",
      "                pink    fp and fn at once: a poor IoU or a wrong category",
      "                grey    void and crowds of the truth, not counted",
      "                Stuff is paler. The colours are Okabe and Ito's.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  panoptes draw --panoptic out/panoptic.json --images val/images --out pictures",
      "  panoptes draw --panoptic out/panoptic.json --truth val/panoptic.json \\",
      "    --images val/images --out pictures --mode errors --count 8"
    })
final class DrawCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--panoptic",
      required = true,
      paramLabel = "FILE",
      description = "COCO panoptic JSON of what is drawn.")
  private Path panoptic;

  @Option(
      names = "--panoptic-dir",
      paramLabel = "DIR",
      description = "Its PNGs. Default: the folder beside it that has its name.")
  private Path panopticDir;

  @Option(
      names = "--images",
      required = true,
      paramLabel = "DIR",
      description = "The images, by the file names that the JSON tells (the truth's, if given).")
  private Path images;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the pictures go: NAME.png, folders in NAME as _.")
  private Path out;

  @Option(
      names = "--mode",
      defaultValue = "overlay",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private DrawMode mode;

  @Option(names = "--truth", paramLabel = "FILE", description = "COCO panoptic JSON of the truth.")
  private Path truth;

  @Option(
      names = "--truth-dir",
      paramLabel = "DIR",
      description = "Its PNGs. Default: the folder beside it that has its name.")
  private Path truthDir;

  @Option(names = "--count", description = "The first images only. Default: all.")
  private Integer count;

  @Option(
      names = "--opacity",
      description = "Of things over the image, 0 to 1. Default: 0.45; 0.7 for errors.")
  private Double opacity;

  @Override
  public Integer call() throws IOException {
    check();
    Path pngs = CocoFiles.pngs(panoptic, Optional.ofNullable(panopticDir), "--panoptic-dir");
    CocoPanopticFolder maps;
    Optional<CocoPanopticPredictions> predictions = Optional.empty();
    if (truth == null) {
      maps = CocoPanopticFolder.open(panoptic, pngs, images);
    } else {
      Path truths = CocoFiles.pngs(truth, Optional.ofNullable(truthDir), "--truth-dir");
      maps = CocoPanopticFolder.open(truth, truths, images);
      predictions = Optional.of(CocoPanopticPredictions.open(panoptic, pngs, maps));
    }
    List<CocoImage> wanted =
        maps.images()
            .subList(0, Math.min(count == null ? Integer.MAX_VALUE : count, maps.images().size()));
    Picture picture =
        new Picture(mode, maps.labelMap(), opacity == null ? mode.opacity() : opacity);
    try (Progress progress = Progress.start("images", wanted.size())) {
      new Drawing(maps, predictions, picture, out).draw(wanted, progress::step);
    }
    spec.commandLine().getOut().printf("%d pictures: %s%n", wanted.size(), out);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private void check() {
    if (mode.needsTruth() && truth == null) {
      throw usage("--mode %s needs --truth".formatted(mode));
    }
    if (truthDir != null && truth == null) {
      throw usage("--truth-dir needs --truth");
    }
    if (count != null && count < 1) {
      throw usage("--count %d: at least 1 image".formatted(count));
    }
    if (opacity != null && !(opacity >= 0 && opacity <= 1)) {
      throw usage("--opacity %s: expected 0 to 1".formatted(opacity));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
