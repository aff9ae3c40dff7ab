package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackManifest;
import io.panoptes.models.pack.PackWriter;
import io.panoptes.models.quality.QualitySummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * From labelled images to a pack. Every tenth image is kept from the training; on those the best
 * checkpoint and the merge settings are chosen.
 */
public final class PackTraining {

  private static final int KEPT = 10;

  private final PackDraft draft;
  private final TrainingPlan plan;
  private final Optional<Pack> start;
  private final LabelledImages images;
  private final PanopticScorer scorer;

  /**
   * @param start a pack of one network whose weights are trained further, as the plan says
   */
  public PackTraining(
      PackDraft draft, TrainingPlan plan, Optional<Pack> start, LabelledImages images) {
    this.draft = requireNonNull(draft, "draft is null");
    this.plan = requireNonNull(plan, "plan is null");
    this.start = requireNonNull(start, "start is null");
    this.images = requireNonNull(images, "images is null");
    start.ifPresent(
        pack -> {
          if (pack.manifest().networks().size() != 1) {
            throw new IllegalArgumentException(
                "pack %s has %d networks: only one can be trained further"
                    .formatted(pack.name(), pack.manifest().networks().size()));
          }
        });
    if (images.size() < 2 * KEPT) {
      throw new IllegalArgumentException(
          "%d images: at least %d are needed, every %dth is kept for validation"
              .formatted(images.size(), 2 * KEPT, KEPT));
    }
    PackManifest.Input input = draft.input();
    scorer =
        new PanopticScorer(
            images.every(KEPT),
            plan.normalisation(),
            new InputSizes(input.sizeBuckets(), input.maxPixels()));
  }

  /**
   * Trains, or goes on with the training in the folder, and writes the pack.
   *
   * @param checkpoints folder of the training
   * @param pack folder of the pack
   */
  public Pack run(Path checkpoints, Path pack, TrainingListener listener) {
    Trainer trainer =
        new Trainer(
            plan,
            start.map(trained -> trained.networks().get(0)),
            images.without(KEPT),
            network -> scorer.run(List.of(network)).pq(draft.merge()),
            checkpoints,
            listener);
    ComputationGraph network = trainer.run();
    PanopticScores scores = scorer.run(List.of(network));
    CentreOffsetSettings merge = new ThresholdSearch(scores::pq).from(draft.merge());
    QualitySummary reached = scores.with(merge);
    return PackWriter.write(
        pack,
        Map.of("network.zip", network),
        files -> draft.manifest(images.labelMap(), plan, merge, provenance(reached), files));
  }

  private Map<String, String> provenance(QualitySummary reached) {
    Map<String, String> provenance = new LinkedHashMap<>();
    start.ifPresent(
        pack ->
            provenance.put(
                "start", "%s %s, %s".formatted(pack.name(), pack.version(), pack.digest())));
    start.ifPresent(
        pack ->
            pack.manifest()
                .training()
                .forEach((key, value) -> provenance.put("start_" + key, value)));
    provenance.put("command", draft.command());
    provenance.put(
        "images",
        "%d, of which %d kept for validation".formatted(images.size(), images.every(KEPT).size()));
    provenance.put("seed", Long.toString(plan.seed()));
    provenance.put("iterations", "%d of %d crops".formatted(plan.iterations(), plan.batchSize()));
    reached
        .perCategory()
        .forEach(
            category ->
                category
                    .statistics()
                    .quality()
                    .ifPresent(
                        quality ->
                            provenance.put(
                                "kept_pq_" + category.category().name(),
                                String.format(Locale.ROOT, "%.3f", quality.pq()))));
    return provenance;
  }
}
