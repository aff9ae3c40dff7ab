package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.panoptes.models.engine.EngineUnavailableException;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.NetworkModel;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A pack whose files are what its manifest says. Immutable; each {@link #open} makes a model of its
 * own, for a thread of its own.
 */
public final class Pack {

  private final Path folder;
  private final PackManifest manifest;
  private final String digest;
  private final PackEngines engines = new PackEngines(this);

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
   * Loads the networks for the best engine that runs here.
   *
   * @throws PackException when a network is not what the manifest says
   */
  public SegmentationModel open() {
    return open(EngineKind.AUTO);
  }

  /**
   * Loads the networks.
   *
   * @throws PackException when a network is not what the manifest says
   * @throws EngineUnavailableException when the engine cannot run here, or cannot run this pack
   */
  public SegmentationModel open(EngineKind kind) {
    return model(engine(kind));
  }

  /** As {@link #open}, without the way from images to the engine's input and back. */
  public Engine engine(EngineKind kind) {
    return engines.open(kind);
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
   * @throws PackException when a network is not what the manifest says, or is an ONNX model
   */
  public List<ComputationGraph> networks() {
    return new PackNetworks(this).load();
  }

  /** Whether the networks are ONNX models. */
  public boolean isOnnx() {
    return manifest.networks().get(0).isOnnx();
  }

  /** The content of a network's file, its digest checked. */
  byte[] bytes(PackManifest.NetworkFile file) {
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

  static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
