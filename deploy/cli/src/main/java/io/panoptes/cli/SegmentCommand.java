package io.panoptes.cli;

import io.panoptes.cli.publish.ImageFile;
import io.panoptes.cli.publish.ImageFiles;
import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.panoptic.PanopticMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Files to a COCO panoptic folder, without Kafka. */
@Command(
    name = "segment",
    description = {
      "Segment image files, without Kafka.",
      "Writes a COCO panoptic folder: panoptic.json and panoptic/*.png."
    })
final class SegmentCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private PackOption pack;
  @Mixin private EngineOption engine;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Images; of a folder, all PNG and JPEG files below it.")
  private List<Path> inputs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the results go.")
  private Path out;

  @Option(
      names = "--overlays",
      description = "Also draw each result over its image, in DIR/overlays.")
  private boolean overlays;

  @Override
  public Integer call() throws IOException {
    Pack loaded = pack.load();
    List<ImageFile> files = files();
    int rejected = segment(files, loaded);
    spec.commandLine()
        .getOut()
        .printf(
            "%d images segmented with %s %s, %d refused: %s%n",
            files.size() - rejected,
            loaded.name(),
            loaded.version(),
            rejected,
            out.resolve("panoptic.json"));
    spec.commandLine().getOut().flush();
    return rejected == 0 ? 0 : 1;
  }

  /** Returns how many images were refused. */
  private int segment(List<ImageFile> files, Pack loaded) throws IOException {
    spec.commandLine().getErr().println("engine " + EngineOption.line(engine.orAuto(), loaded));
    try (SegmentationModel model = loaded.open(engine.orAuto());
        CocoPanopticWriter writer = new CocoPanopticWriter(out, loaded.labelMap())) {
      try {
        return segment(files, loaded, model, writer);
      } catch (IOException | RuntimeException | Error e) {
        writer.discard();
        throw e;
      }
    }
  }

  private int segment(
      List<ImageFile> files, Pack loaded, SegmentationModel model, CocoPanopticWriter writer)
      throws IOException {
    ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    CentreOffsetMerge merge = new CentreOffsetMerge(loaded.labelMap(), loaded.merge());
    Overlays drawing = new Overlays(out.resolve("overlays"), loaded.labelMap());
    int rejected = 0;
    try (Progress progress = Progress.start("images", files.size())) {
      for (ImageFile file : files) {
        byte[] content = Files.readAllBytes(file.file());
        try {
          RgbImage image = decoder.decode(content);
          Prediction prediction = model.predict(List.of(image)).get(0);
          PanopticMap result = merge.merge(prediction.semantic(), prediction.instances());
          writer.add(file.relative(), file.relative(), result);
          if (overlays) {
            drawing.draw(file.relative(), content, result);
          }
        } catch (ImageRejectedException e) {
          rejected++;
          spec.commandLine()
              .getErr()
              .println("panoptes: %s: %s".formatted(file.file(), e.getMessage()));
        }
        progress.step();
      }
    }
    return rejected;
  }

  /** Without what an earlier run wrote below a given folder. */
  private List<ImageFile> files() throws IOException {
    Path written = out.toAbsolutePath().normalize();
    List<ImageFile> files =
        ImageFiles.find(inputs).images().stream()
            .filter(image -> !image.file().toAbsolutePath().normalize().startsWith(written))
            .toList();
    if (files.isEmpty()) {
      throw new CommandFailedException("no PNG or JPEG file in " + inputs);
    }
    Map<String, Path> ids = new HashMap<>();
    for (ImageFile file : files) {
      Path other = ids.put(file.relative(), file.file());
      if (other != null) {
        throw new ParameterException(
            spec.commandLine(),
            "%s and %s would both be image %s: give the folder above them, or segment them apart"
                .formatted(other, file.file(), file.relative()));
      }
    }
    return files;
  }
}
