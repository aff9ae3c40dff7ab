package io.panoptes.models.pack;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.network.UNet;
import io.panoptes.models.training.Squares;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Sgd;

/** A pack of an untrained network: what it sees is noise, but it runs. */
final class SquaresPack {

  static final List<PackManifest.CategoryEntry> CATEGORIES =
      Squares.LABELS.categories().stream()
          .map(
              category ->
                  new PackManifest.CategoryEntry(
                      category.id(), category.name(), category.isThing(), "808080"))
          .toList();

  static final PackManifest.Input INPUT = new PackManifest.Input(List.of(32, 64), 10_000, 2);
  static final CentreOffsetSettings MERGE = new CentreOffsetSettings(.1f, 7, 50, 4, 0);

  private SquaresPack() {}

  static Pack write(Path folder) {
    return PackWriter.write(
        folder,
        Map.of("network.zip", network(List.of(Head.values()))),
        files ->
            new PackManifest(
                PackManifest.FORMAT,
                "squares",
                "1.0.0",
                CATEGORIES,
                new Normalisation(1, 99, false),
                INPUT,
                files,
                MERGE,
                Map.of("seed", "3"),
                "Apache-2.0",
                "nobody"));
  }

  static ComputationGraph network(List<Head> heads) {
    OneDnn.enable();
    ComputationGraph network =
        new ComputationGraph(new UNet(1, 2, 2, 2, heads).configuration(3, new Sgd(.1)));
    network.init();
    return network;
  }
}
