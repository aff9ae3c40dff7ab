package io.panoptes.models.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    Map<String, byte[]> weights = new LinkedHashMap<>();
    List<PackManifest.NetworkFile> files = new ArrayList<>();
    networks.forEach(
        (name, network) -> {
          byte[] bytes = bytes(network);
          weights.put(name, bytes);
          files.add(
              new PackManifest.NetworkFile(
                  name, PackFiles.sha256(bytes), network.getConfiguration().getNetworkOutputs()));
        });
    long total = weights.values().stream().mapToLong(bytes -> bytes.length).sum();
    if (total > MAX_BYTES) {
      throw new PackException(
          "the networks of %s take %d bytes: the limit is %d, use fewer channels"
              .formatted(folder, total, MAX_BYTES));
    }
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : weights.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      PackFiles.yaml()
          .writeValue(folder.resolve(PackFiles.MANIFEST).toFile(), manifest.apply(files));
      return Pack.load(folder);
    } catch (IOException e) {
      throw new PackException("%s cannot be written: %s".formatted(folder, e.getMessage()), e);
    }
  }

  static byte[] bytes(ComputationGraph network) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ModelSerializer.writeModel(network, bytes, false);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
