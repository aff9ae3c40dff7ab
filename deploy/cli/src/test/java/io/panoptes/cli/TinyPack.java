package io.panoptes.cli;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.network.UNet;
import io.panoptes.models.pack.PackManifest;
import io.panoptes.models.pack.PackWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.config.Sgd;

/** A pack of two untrained channels: what it sees is noise, but it runs. */
final class TinyPack {

  private TinyPack() {}

  static Path write(Path folder) {
    return write(folder, "1.0.0");
  }

  static Path write(Path folder, String version) {
    OneDnn.enable();
    ComputationGraph network =
        new ComputationGraph(
            new UNet(1, 2, 64, 2, List.of(Head.values())).configuration(3, new Sgd(.1)));
    network.init();
    PackWriter.write(
        folder,
        Map.of("network.zip", network),
        files ->
            new PackManifest(
                PackManifest.FORMAT,
                "tiny",
                version,
                List.of(
                    new PackManifest.CategoryEntry(1, "thing", true, "ff0000"),
                    new PackManifest.CategoryEntry(2, "stuff", false, "808080")),
                new Normalisation(1, 99, false),
                new PackManifest.Input(List.of(32, 64), 10_000, 2),
                files,
                new CentreOffsetSettings(.1f, 7, 50, 4, 0),
                Map.of("seed", "3"),
                "Apache-2.0",
                "nobody"));
    return folder;
  }
}
