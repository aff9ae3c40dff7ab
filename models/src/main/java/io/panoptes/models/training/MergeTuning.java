package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.quality.QualitySummary;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Merge settings of a pack for labelled images, without training: the networks run once, then one
 * setting after the other is merged and scored.
 *
 * @param images of the same categories as the pack; must not be those that its figures are told of
 */
public record MergeTuning(Pack pack, LabelledImages images) {

  /** Of predictions, which are all kept: about {@value #BYTES_A_PIXEL} bytes a pixel. */
  private static final long BYTES_A_PIXEL = 15;

  /** Told of each step, on the caller's thread. */
  public interface Listener {

    void imagePredicted();

    void settingsScored(CentreOffsetSettings settings, double pq);
  }

  /**
   * What came out.
   *
   * @param tried PQ over all categories by settings, in the order in which they were tried
   */
  public record Result(
      CentreOffsetSettings chosen,
      QualitySummary before,
      QualitySummary after,
      Map<CentreOffsetSettings, Double> tried) {}

  public MergeTuning {
    requireNonNull(pack, "pack is null");
    requireNonNull(images, "images is null");
    pack.checkCategories(images.labelMap());
    long bytes = 0;
    for (int index = 0; index < images.size(); index++) {
      bytes += BYTES_A_PIXEL * images.entry(index).width() * images.entry(index).height();
    }
    if (bytes > Runtime.getRuntime().maxMemory() / 2) {
      throw new IllegalArgumentException(
          "the predictions of %d images take %d bytes: half of the heap, %d, is the limit; take fewer images or a larger heap"
              .formatted(images.size(), bytes, Runtime.getRuntime().maxMemory() / 2));
    }
  }

  public Result run(Listener listener) {
    PanopticScores scores;
    try (Engine engine = pack.engine(EngineKind.AUTO)) {
      scores = new PanopticScores(images, scorer(listener).run(engine).predictions());
    }
    ThresholdSearch search =
        new ThresholdSearch(
            settings -> {
              double pq = scores.pq(settings);
              listener.settingsScored(settings, pq);
              return pq;
            });
    CentreOffsetSettings chosen = search.from(pack.merge());
    return new Result(chosen, scores.with(pack.merge()), scores.with(chosen), search.tried());
  }

  private PanopticScorer scorer(Listener listener) {
    LabelledImages counted =
        LabelledImages.of(
            images.labelMap(),
            IntStream.range(0, images.size()).mapToObj(images::entry).toList(),
            index -> {
              listener.imagePredicted();
              return images.get(index);
            });
    return new PanopticScorer(
        counted, pack.manifest().normalisation(), pack.manifest().input().sizes());
  }
}
