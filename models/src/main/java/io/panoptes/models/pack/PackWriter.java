package io.panoptes.models.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** Writes packs: weights without optimiser state, then the manifest with their digests. */
public final class PackWriter {

  /** Larger packs do not belong into a source repository. */
  public static final int MAX_BYTES = 4 << 20;

  private PackWriter() {}

  /**
   * Writes a pack over what is in the folder, and loads it again.
   *
   * @param networks by file name
   * @param manifest what pack.yaml shall say, given the files of the networks
   * @throws PackException when the pack is larger than {@link #MAX_BYTES}
   */
  public static Pack write(
      Path folder,
      Map<String, ComputationGraph> networks,
      Function<List<PackManifest.NetworkFile>, PackManifest> manifest) {
    try {
      Files.createDirectories(folder);
      List<PackManifest.NetworkFile> files = new ArrayList<>();
      long total = 0;
      for (Map.Entry<String, ComputationGraph> network : networks.entrySet()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network.getValue(), bytes, false);
        total += bytes.size();
        Files.write(folder.resolve(network.getKey()), bytes.toByteArray());
        files.add(
            new PackManifest.NetworkFile(
                network.getKey(),
                PackFiles.sha256(bytes.toByteArray()),
                network.getValue().getConfiguration().getNetworkOutputs()));
      }
      if (total > MAX_BYTES) {
        throw new PackException(
            "the networks of %s take %d bytes: the limit is %d, use fewer channels"
                .formatted(folder, total, MAX_BYTES));
      }
      PackFiles.yaml()
          .writeValue(folder.resolve(PackFiles.MANIFEST).toFile(), manifest.apply(files));
      return Pack.load(folder);
    } catch (IOException e) {
      throw new PackException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
