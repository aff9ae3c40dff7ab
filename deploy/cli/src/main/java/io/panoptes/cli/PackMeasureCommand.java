package io.panoptes.cli;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.pack.CardText;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackCard;
import io.panoptes.models.pack.PackCardFile;
import io.panoptes.models.pack.PackMeasurement;
import io.panoptes.models.pack.Segmenter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A pack's figures into its card. */
@Command(
    name = "measure",
    description = {
      "Measure a pack on labelled images, and write its card: card.yaml, card.md, pictures.",
      "The figures are those of 'panoptes segment' and 'panoptes evaluate'. pack.yaml and the"
          + " digest of the pack stay as they are."
    })
final class PackMeasureCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|DIR", description = "A pack in models/packs, or a folder.")
  private String pack;

  @Mixin private LabelledData data;
  @Mixin private EngineOption engine;

  @Option(
      names = "--of",
      paramLabel = "TEXT",
      description = "What the images are, for people. Default: the name of the folder.")
  private String title;

  @Option(
      names = "--attribute",
      paramLabel = "NAME",
      description = "Also count objects by this attribute of the images, such as modality.")
  private String attribute;

  @Option(
      names = "--failure",
      paramLabel = "TEXT",
      description = "What the pack gets wrong; may be repeated. Default: as the card has it.")
  private List<String> failures;

  @Override
  public Integer call() throws IOException {
    Pack loaded = Pack.load(PackOption.folder(pack));
    PackCardFile file = new PackCardFile(loaded);
    LabelledImages images = data.images(false);
    loaded.checkCategories(images.labelMap());
    PackCard card;
    try (Segmenter segmenter = Segmenter.open(loaded, engine.orAuto())) {
      PackMeasurement measurement =
          new PackMeasurement(segmenter, images, Optional.ofNullable(attribute));
      try (Progress progress = Progress.start("images", images.size())) {
        measurement.run(progress::step);
      }
      card =
          file.write(
              new PackCard(
                  loaded.digest(),
                  new WrittenCommand(spec).text(),
                  title == null ? data.name() : title,
                  images.size(),
                  measurement.figures(),
                  measurement.objects(),
                  failures == null ? known(file) : failures,
                  List.of()),
              new CardPictures(images, segmenter, measurement).draw());
    }
    spec.commandLine().getOut().print(new CardText(loaded, Optional.of(card)).markdown());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static List<String> known(PackCardFile file) {
    return file.read().map(PackCard::failures).orElse(List.of());
  }
}
