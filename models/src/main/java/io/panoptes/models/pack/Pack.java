package io.panoptes.models.pack;

import io.panoptes.models.engine.EngineUnavailableException;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.NetworkModel;
import io.panoptes.models.inference.SegmentationModel;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.LabelMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
    byte[] text = ContainedFiles.text(folder, PackFiles.MANIFEST);
    PackManifest manifest = new ManifestFile(file).parse(text);
    Pack pack = new Pack(folder, manifest, PackFiles.sha256(text));
    manifest.files().forEach(pack::bytes);
    return pack;
  }

  /** The same networks by another manifest that is not written yet. */
  Pack with(PackManifest other) {
    return new Pack(folder, other, digest);
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

  /**
   * @throws PackException when data of these categories cannot be compared with results of the
   *     pack: ids, names, kinds and order must be the same, colours need not
   */
  public void checkCategories(LabelMap data) {
    if (!labelMap().inWords().equals(data.inWords())) {
      throw new PackException(
          "pack %s has the categories %s, and the images %s: they must be the same, in this order"
              .formatted(name(), labelMap().inWords(), data.inWords()));
    }
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
    return new NetworkModel(dense(engine), manifest.merge().grouping());
  }

  DenseNetwork dense(Engine engine) {
    return new DenseNetwork(engine, labelMap(), manifest.normalisation(), manifest.input().sizes());
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

  /**
   * The content of a file of the pack, its digest checked.
   *
   * @throws PackException when it is not in the folder, also by a link, or differs
   */
  byte[] bytes(FileEntry entry) {
    byte[] bytes = ContainedFiles.bytes(folder, entry.file());
    String actual = PackFiles.sha256(bytes);
    if (!actual.equals(entry.sha256())) {
      throw new PackException(
          "%s has the digest %s, and %s says %s"
              .formatted(folder.resolve(entry.file()), actual, PackFiles.MANIFEST, entry.sha256()));
    }
    return bytes;
  }

  /** All bytes of its folder: networks, manifest, test images, and the card with its pictures. */
  public long size() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(folder, e.getMessage()), e);
    }
  }

  static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
