package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.NetworkModel;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.panoptic.LabelMap;
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
  private final CompiledPack compiled = new CompiledPack(this);

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

  public CentreOffsetSettings merge() {
    return manifest.merge();
  }

  public PackManifest manifest() {
    return manifest;
  }

  /**
   * Loads the networks, for {@link EngineKind#DL4J}.
   *
   * @throws PackException when a network is not what the manifest says
   */
  public SegmentationModel open() {
    return model(engine(EngineKind.DL4J));
  }

  Engine engine(EngineKind kind) {
    return kind == EngineKind.DL4J_LAYERS ? new LayerEngine(networks()) : compiled.open(1);
  }

  SegmentationModel model(Engine engine) {
    DenseNetwork network =
        new DenseNetwork(
            engine,
            labelMap(),
            manifest.normalisation(),
            new InputSizes(manifest.input().sizeBuckets(), manifest.input().maxPixels()));
    return new NetworkModel(network, manifest.merge().grouping());
  }

  /**
   * The networks, loaded anew at each call.
   *
   * @throws PackException when a network is not what the manifest says
   */
  public List<ComputationGraph> networks() {
    OneDnn.enable();
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
    Map<String, INDArray> outputs;
    try (INDArray input = Nd4j.zeros(DataType.FLOAT, 1, 3, side, side)) {
      outputs = network.feedForward(input, false);
    } catch (RuntimeException e) {
      throw new PackException(
          "%s does not take 3 x %d x %d pixels, the stride in %s: %s"
              .formatted(
                  folder.resolve(file.file()),
                  side,
                  side,
                  PackFiles.MANIFEST,
                  firstLine(String.valueOf(e.getMessage()))),
          e);
    }
    for (Head head : Head.values()) {
      INDArray output = outputs.get(head.output());
      if (output != null) {
        check(file, head, output.shape(), side);
      }
    }
    outputs.values().stream().filter(INDArray::closeable).forEach(INDArray::close);
  }

  private void check(PackManifest.NetworkFile file, Head head, long[] shape, int side) {
    long channels = head.channels(labelMap().size());
    if (shape[1] != channels) {
      throw new PackException(
          "%s gives %d channels as %s, and %s asks for %d"
              .formatted(
                  folder.resolve(file.file()),
                  shape[1],
                  head.output(),
                  PackFiles.MANIFEST,
                  channels));
    }
    if (shape[2] != side || shape[3] != side) {
      throw new PackException(
          "%s gives %d x %d pixels as %s for an input of %d x %d: the same size is expected"
              .formatted(
                  folder.resolve(file.file()), shape[3], shape[2], head.output(), side, side));
    }
  }

  private byte[] bytes(PackManifest.NetworkFile file) {
    Path path = folder.resolve(file.file());
    Path home = folder.toAbsolutePath().normalize();
    if (!home.resolve(file.file()).normalize().startsWith(home) || !Files.isRegularFile(path)) {
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
