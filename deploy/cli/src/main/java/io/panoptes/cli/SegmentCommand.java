package io.panoptes.cli;

import io.panoptes.models.coco.CocoPanopticWriter;
import io.panoptes.models.image.ImageDecoder;
import io.panoptes.models.image.ImageLimits;
import io.panoptes.models.image.ImageRejectedException;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.PanopticMerge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Images; of a folder, all files in it.")
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
    List<Path> files = files();
    PrintWriter err = spec.commandLine().getErr();
    int rejected = 0;
    try (SegmentationModel model = loaded.open();
        CocoPanopticWriter writer = new CocoPanopticWriter(out, loaded.labelMap());
        Progress progress = Progress.start("images", files.size())) {
      ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
      PanopticMerge merge = new PanopticMerge(loaded.labelMap(), loaded.merge());
      Overlays drawing = new Overlays(out.resolve("overlays"), loaded.labelMap());
      for (Path file : files) {
        byte[] content = Files.readAllBytes(file);
        try {
          RgbImage image = decoder.decode(content);
          Prediction prediction = model.predict(List.of(image)).get(0);
          PanopticMap result = merge.merge(prediction.semantic(), prediction.instances());
          String name = file.getFileName().toString();
          writer.add(name, name, result);
          if (overlays) {
            drawing.draw(name, content, result);
          }
        } catch (ImageRejectedException e) {
          rejected++;
          err.println("panoptes: %s: %s".formatted(file, e.getMessage()));
        }
        progress.step();
      }
    }
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

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      if (Files.isDirectory(input)) {
        try (Stream<Path> found = Files.list(input)) {
          found.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
      } else if (Files.isRegularFile(input)) {
        files.add(input);
      } else {
        throw new NoSuchFileException(input.toString());
      }
    }
    return files;
  }
}
