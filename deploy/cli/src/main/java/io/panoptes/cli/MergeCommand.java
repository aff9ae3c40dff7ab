package io.panoptes.cli;

import io.panoptes.cli.merge.FolderMerge;
import io.panoptes.cli.merge.GivenThresholds;
import io.panoptes.cli.merge.MergeMethod;
import io.panoptes.cli.merge.SemanticFolder;
import io.panoptes.models.coco.CocoDetections;
import io.panoptes.models.coco.CocoImage;
import io.panoptes.models.coco.CocoLists;
import io.panoptes.models.merge.AreaLimit;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Semantic PNGs and instances to a COCO panoptic folder. */
@Command(
    name = "merge",
    description = {
      "Fuse semantic maps and instances to panoptic maps, a COCO panoptic folder.",
      "",
      "A semantic map is a grey or palette PNG of 8 bits or fewer with the file name of its image and the"
          + " ending .png; a pixel's value is the id of its category, 0 is void, and 255 unless a"
          + " category has that id. Instances are COCO detection JSON: an object of images,"
          + " annotations and categories, stuff with isthing 0 and annotations with score, or a"
          + " list of results with --categories.",
      "",
      "Methods:",
      "  heuristic    panopticapi, detectron2: score .5, overlap .5, stuff of 4096 pixels;",
      "               mmdetection's: --score-threshold 0.6 --nms-threshold 0.5",
      "  class-aware  UPSNet: score .6, overlap .3 within one category, stuff of 4096 pixels",
      "The methods adaptive (EfficientPS) and centre-offset (Panoptic-DeepLab) need the logits or"
          + " the heads of a network, which these files do not carry: use them from Java.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  panoptes merge --semantic semantic --instances instances.json --out merged",
      "  panoptes merge --semantic semantic --instances results.json \\",
      "    --categories panoptic_val2017.json --method class-aware \\",
      "    --min-stuff-area 0.5%% --out merged"
    })
final class MergeCommand implements Callable<Integer> {

  private static final List<String> OF_NETWORKS = List.of("adaptive", "centre-offset");

  @Spec private CommandSpec spec;

  @Option(
      names = "--semantic",
      required = true,
      paramLabel = "DIR",
      description = "The semantic PNGs.")
  private Path semantic;

  @Option(
      names = "--instances",
      required = true,
      paramLabel = "FILE",
      description = "COCO detection JSON.")
  private Path instances;

  @Option(
      names = "--categories",
      paramLabel = "FILE",
      description = "COCO JSON of any kind with the categories, for a list of results.")
  private Path categories;

  @Option(
      names = "--images",
      paramLabel = "FILE",
      description =
          "COCO JSON of any kind with the images, for a list of results. Default: --categories.")
  private Path images;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "For the result.")
  private Path out;

  @Option(
      names = "--method",
      defaultValue = "heuristic",
      description = "heuristic or class-aware. Default: ${DEFAULT-VALUE}.")
  private String method;

  @Option(
      names = "--score-threshold",
      description = "Instances below are left out, 0 to 1. Default: the method's.")
  private Float score;

  @Option(
      names = "--nms-threshold",
      description =
          "Instances whose mask has a higher IoU with that of a better one are left out first,"
              + " whatever their categories, 0 to 1; of heuristic alone. Default: 1, none.")
  private Double nms;

  @Option(
      names = "--overlap-threshold",
      description =
          "Instances of which a larger share is taken are dropped, 0 to 1. Default: the method's.")
  private Double overlap;

  @Option(
      names = "--min-stuff-area",
      paramLabel = "PIXELS|PERCENT",
      description =
          "Stuff with fewer pixels becomes void: 4096, or a share of the image such as 0.5%%."
              + " Default: the method's.")
  private String stuffArea;

  @Override
  public Integer call() throws IOException, InterruptedException {
    MergeMethod chosen = method();
    GivenThresholds given = given();
    if (nms != null && chosen != MergeMethod.HEURISTIC) {
      throw usage("--nms-threshold is of --method heuristic: %s has no NMS".formatted(chosen));
    }
    checkFolder();
    CocoDetections detections = detections();
    FolderMerge work =
        new FolderMerge(
            new SemanticFolder(semantic, detections.labelMap()),
            instances,
            detections,
            chosen.start(detections.labelMap(), given));
    try (Progress progress = Progress.start("images", detections.images().size())) {
      work.write(out, progress::step);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%d images merged by %s: %s%n",
            detections.images().size(), chosen, out.resolve("panoptic.json"));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private MergeMethod method() {
    if (OF_NETWORKS.contains(method)) {
      throw usage(
          "--method %s needs the logits or heads of a network, which these files do not carry"
              .formatted(method));
    }
    try {
      return new HyphenatedEnum<>(MergeMethod.class).convert(method);
    } catch (TypeConversionException e) {
      throw usage("--method: " + e.getMessage());
    }
  }

  private GivenThresholds given() {
    checkShare("--score-threshold", score);
    checkShare("--nms-threshold", nms);
    checkShare("--overlap-threshold", overlap);
    try {
      return new GivenThresholds(
          Optional.ofNullable(score),
          Optional.ofNullable(nms),
          Optional.ofNullable(overlap),
          Optional.ofNullable(stuffArea).map(AreaLimit::parse));
    } catch (IllegalArgumentException e) {
      throw usage("--min-stuff-area: " + e.getMessage());
    }
  }

  private void checkShare(String option, Number share) {
    if (share != null && !(share.doubleValue() >= 0 && share.doubleValue() <= 1)) {
      throw usage("%s %s: expected 0 to 1".formatted(option, share));
    }
  }

  private void checkFolder() {
    if (!Files.isDirectory(semantic)) {
      throw new CommandFailedException(
          "%s: there is no such folder: give that of the semantic PNGs".formatted(semantic));
    }
  }

  private CocoDetections detections() throws IOException {
    if (categories == null) {
      if (images != null) {
        throw usage("--images needs --categories");
      }
      return CocoDetections.read(instances, semantic);
    }
    CocoLists lists = CocoLists.read(categories, semantic);
    LabelMap labelMap = lists.labelMap().orElseThrow(() -> lacks(categories, "categories"));
    Path listing = images == null ? categories : images;
    List<CocoImage> listed =
        (images == null ? lists : CocoLists.read(images, semantic))
            .images()
            .orElseThrow(() -> lacks(listing, "images"));
    return new CocoDetections(labelMap, listed, Map.of()).readResults(instances);
  }

  private static CommandFailedException lacks(Path file, String list) {
    return new CommandFailedException("%s: %s is missing".formatted(file, list));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
