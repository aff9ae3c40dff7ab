package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.image.RgbImage;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.SegmentationModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a pack can be served here: what it is made of, and that each engine of this machine runs
 * it.
 *
 * @param folder of the pack
 * @param maxBytes that all files of it may take
 */
public record PackCheck(Path folder, long maxBytes) {

  private static final List<EngineKind> ENGINES =
      List.of(
          EngineKind.DL4J,
          EngineKind.ONNXRUNTIME,
          EngineKind.DL4J_CUDA,
          EngineKind.ONNXRUNTIME_CUDA);

  private static final int BLANK_SIDE = 32;

  public PackCheck {
    requireNonNull(folder, "folder is null");
  }

  /** How it went. */
  public enum Verdict {
    OK,
    FAILED,
    /** It cannot be tried here, or there is nothing to try. */
    SKIPPED
  }

  /** One thing that was looked at, and what was found, in one line. */
  public record Finding(String what, Verdict verdict, String text) {}

  /** Looks at everything; nothing is thrown for what is wrong with the pack. */
  public List<Finding> run() {
    List<Finding> findings = new ArrayList<>();
    Pack pack;
    try {
      pack = Pack.load(folder);
    } catch (PackException e) {
      findings.add(new Finding("files", Verdict.FAILED, e.getMessage()));
      return findings;
    }
    findings.add(
        new Finding(
            "files",
            Verdict.OK,
            "%s %s, %d categories, digests as in %s"
                .formatted(
                    pack.name(), pack.version(), pack.labelMap().size(), PackFiles.MANIFEST)));
    findings.add(size(pack));
    for (EngineKind kind : ENGINES) {
      engine(pack, kind).ifPresent(findings::addAll);
    }
    if (pack.manifest().tests().isEmpty()) {
      findings.add(
          new Finding(
              "tests", Verdict.SKIPPED, "none: 'panoptes pack test' gives the pack an image"));
    }
    return findings;
  }

  private Finding size(Pack pack) {
    long size = pack.size();
    return size <= maxBytes
        ? new Finding("size", Verdict.OK, "%d bytes, at most %d".formatted(size, maxBytes))
        : new Finding(
            "size",
            Verdict.FAILED,
            "%d bytes: the limit is %d, use a smaller network or allow more"
                .formatted(size, maxBytes));
  }

  /** Empty for an engine that is not meant for such packs. */
  private static Optional<List<Finding>> engine(Pack pack, EngineKind kind) {
    boolean onnxEngine = kind == EngineKind.ONNXRUNTIME || kind == EngineKind.ONNXRUNTIME_CUDA;
    if (pack.isOnnx() && !onnxEngine) {
      return Optional.empty();
    }
    String what = "engine " + kind;
    Optional<String> obstacle = EngineSelection.ofThisMachine().obstacle(kind);
    if (obstacle.isPresent()) {
      return Optional.of(List.of(new Finding(what, Verdict.SKIPPED, obstacle.get())));
    }
    try (SegmentationModel model = model(pack, kind)) {
      new Segmenter(pack, model)
          .segment(new RgbImage(BLANK_SIDE, BLANK_SIDE, new byte[3 * BLANK_SIDE * BLANK_SIDE]));
      List<Finding> findings = new ArrayList<>();
      findings.add(new Finding(what, Verdict.OK, "opens and runs"));
      new PackTests(pack).run(model).forEach(outcome -> findings.add(test(kind, outcome)));
      return Optional.of(findings);
    } catch (RuntimeException e) {
      // Whatever a network or a library throws: the pack does not run on this engine.
      String reason = Pack.firstLine(String.valueOf(e.getMessage()));
      return Optional.of(List.of(new Finding(what, Verdict.FAILED, reason)));
    }
  }

  /** Refuses the way out that serving has, the slow layers. */
  private static SegmentationModel model(Pack pack, EngineKind kind) {
    Engine engine = pack.engine(kind);
    if (kind == EngineKind.DL4J && engine instanceof LayerEngine) {
      engine.close();
      throw new PackException(
          "a layer is not known to plans, so it would run many times slower: serve it by engine"
              + " onnxruntime, or replace the layer; the log names it");
    }
    return pack.model(engine);
  }

  private static Finding test(EngineKind kind, PackTests.Outcome outcome) {
    String text =
        String.format(
            Locale.ROOT,
            "PQ %.3f on %s, at least %.3f is expected",
            outcome.pq(),
            kind,
            outcome.minPq());
    return new Finding(outcome.image(), outcome.passed() ? Verdict.OK : Verdict.FAILED, text);
  }
}
