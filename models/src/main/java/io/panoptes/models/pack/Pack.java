package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.NetworkModel;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.MergeSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A pack whose files are what its manifest says. Immutable; each {@link #open} makes a model of its
 * own, for a thread of its own.
 */
public final class Pack {

  private final Path folder;
  private final PackManifest manifest;
  private final String digest;

  private Pack(Path folder, PackManifest manifest, String digest) {
    this.folder = folder;
    this.manifest = manifest;
    this.digest = digest;
  }

  /**
   * Reads the manifest and checks the digest of each file; the networks are read by {@link #open}.
   *
   * @throws PackException when a file is missing or differs, or the manifest is not valid
   */
  public static Pack load(Path folder) {
    Path file = folder.resolve(PackFiles.MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new PackException("no pack at %s: it has no %s".formatted(folder, PackFiles.MANIFEST));
    }
    byte[] text = read(file);
    PackManifest manifest = parse(file, text);
    Pack pack = new Pack(folder, manifest, PackFiles.sha256(text));
    manifest.networks().forEach(pack::bytes);
    return pack;
  }

  private static PackManifest parse(Path file, byte[] text) {
    try {
      return PackFiles.yaml().readValue(text, PackManifest.class);
    } catch (UnrecognizedPropertyException e) {
      throw new PackException(
          "%s: unknown key %s; known here: %s"
              .formatted(file, e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (JsonMappingException e) {
      Throwable reason = e.getCause() instanceof RuntimeException cause ? cause : e;
      String message = reason == e ? e.getOriginalMessage() : reason.getMessage();
      throw new PackException("%s: %s".formatted(file, firstLine(message)), e);
    } catch (JsonProcessingException e) {
      throw new PackException("%s: %s".formatted(file, firstLine(e.getMessage())), e);
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Where it was loaded from. */
  public Path folder() {
    return folder;
  }

  public String name() {
    return manifest.name();
  }

  public String version() {
    return manifest.version();
  }

  /** SHA-256 of pack.yaml, and through the digests in it of the whole pack; hexadecimal. */
  public String digest() {
    return digest;
  }

  public LabelMap labelMap() {
    return manifest.labelMap();
  }

  public MergeSettings merge() {
    return manifest.merge();
  }

  public PackManifest manifest() {
    return manifest;
  }

  /**
   * Loads the networks.
   *
   * @throws PackException when a network is not what the manifest says
   */
  public SegmentationModel open() {
    return model(engine());
  }

  Engine engine() {
    OneDnn.enable();
    return new LayerEngine(networks());
  }

  SegmentationModel model(Engine engine) {
    return new NetworkModel(
        engine,
        labelMap(),
        manifest.normalisation(),
        new InputSizes(manifest.input().sizeBuckets(), manifest.input().maxPixels()),
        manifest.merge().grouping());
  }

  private List<ComputationGraph> networks() {
    List<ComputationGraph> networks = new ArrayList<>();
    for (PackManifest.NetworkFile file : manifest.networks()) {
      ComputationGraph network;
      try {
        network =
            ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(bytes(file)), false);
      } catch (IOException | RuntimeException e) {
        throw new PackException(
            "%s is not a network of Deeplearning4j: %s"
                .formatted(folder.resolve(file.file()), firstLine(String.valueOf(e.getMessage()))),
            e);
      }
      check(file, network);
      networks.add(network);
    }
    return networks;
  }

  private void check(PackManifest.NetworkFile file, ComputationGraph network) {
    List<String> names = network.getConfiguration().getNetworkOutputs();
    if (!names.equals(file.outputs())) {
      throw new PackException(
          "%s has the outputs %s, and %s says %s"
              .formatted(folder.resolve(file.file()), names, PackFiles.MANIFEST, file.outputs()));
    }
    int side = manifest.input().stride();
    try (INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 3, side, side)) {
      Map<String, INDArray> outputs = network.feedForward(input, false);
      for (Head head : Head.values()) {
        INDArray output = outputs.get(head.output());
        long expected = head.channels(labelMap().size());
        if (output != null && output.size(1) != expected) {
          throw new PackException(
              "%s gives %d channels as %s, and %s asks for %d"
                  .formatted(
                      folder.resolve(file.file()),
                      output.size(1),
                      head.output(),
                      PackFiles.MANIFEST,
                      expected));
        }
      }
    }
  }

  private byte[] bytes(PackManifest.NetworkFile file) {
    Path path = folder.resolve(file.file());
    if (!path.normalize().startsWith(folder.normalize()) || !Files.isRegularFile(path)) {
      throw new PackException(
          "%s names %s, which is not a file in %s"
              .formatted(PackFiles.MANIFEST, file.file(), folder));
    }
    byte[] bytes = read(path);
    String actual = PackFiles.sha256(bytes);
    if (!actual.equals(file.sha256())) {
      throw new PackException(
          "%s has the digest %s, and %s says %s"
              .formatted(path, actual, PackFiles.MANIFEST, file.sha256()));
    }
    return bytes;
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
