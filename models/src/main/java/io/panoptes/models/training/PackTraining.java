package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.pack.PackWriter;
import io.panoptes.models.quality.CategoryQuality;
import io.panoptes.models.quality.QualitySummary;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** From labelled images to a pack. */
public final class PackTraining {

  private final PackDraft draft;
  private final TrainingPlan plan;
  private final Optional<Pack> start;
  private final TrainingData data;
  private final PanopticScorer scorer;

  /**
   * @param start a pack of one network whose weights are trained further, as the plan says
   */
  public PackTraining(PackDraft draft, TrainingPlan plan, Optional<Pack> start, TrainingData data) {
    this.draft = requireNonNull(draft, "draft is null");
    this.plan = requireNonNull(plan, "plan is null");
    this.start = requireNonNull(start, "start is null");
    this.data = requireNonNull(data, "data is null");
    start.ifPresent(
        pack -> {
          if (pack.manifest().networks().size() != 1) {
            throw new IllegalArgumentException(
                "pack %s has %d networks: only one can be trained further"
                    .formatted(pack.name(), pack.manifest().networks().size()));
          }
        });
    scorer = scorer(data.kept());
  }

  /**
   * Trains, or goes on with the training in the folder, and writes the pack.
   *
   * @param checkpoints folder of the training
   * @param pack folder of the pack
   * @param until iterations in all after which it stops for now; as many as the plan's for the end
   * @return empty where it stops before the plan's end
   */
  public Optional<Pack> run(Path checkpoints, Path pack, int until, TrainingListener listener) {
    Trainer trainer =
        new Trainer(
            plan,
            start.map(trained -> trained.networks().get(0)),
            data.learnt().scaled(plan.sizes().scale()).cached(),
            DataDigest.of(data),
            network -> score(network, listener),
            checkpoints,
            listener);
    ComputationGraph network = trainer.run(until);
    return until < plan.iterations() ? Optional.empty() : Optional.of(write(network, pack));
  }

  private Pack write(ComputationGraph network, Path pack) {
    PanopticScores scores = scorer.run(List.of(network));
    CentreOffsetSettings merge = new ThresholdSearch(scores::pq).from(draft.merge());
    Map<String, String> provenance = provenance(scores.with(merge));
    data.measured()
        .map(images -> scorer(images).run(List.of(network)).with(merge))
        .ifPresent(measured -> provenance.putAll(figures("validation_pq_", measured)));
    return PackWriter.write(
        pack,
        Map.of("network.zip", network),
        files -> draft.manifest(data.kept().labelMap(), plan, merge, provenance, files));
  }

  private PanopticScorer scorer(LabelledImages images) {
    return new PanopticScorer(images, plan.normalisation(), plan.sizes());
  }

  private KeptQuality score(ComputationGraph network, TrainingListener listener) {
    PanopticScores scores = scorer.run(List.of(network));
    listener.imagesScored(scores, draft.merge());
    return KeptQuality.of(scores, draft.merge());
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
        "images", "%d, of which %d kept for validation".formatted(data.size(), data.kept().size()));
    provenance.put("seed", Long.toString(plan.seed()));
    provenance.put("iterations", "%d of %d crops".formatted(plan.iterations(), plan.batchSize()));
    provenance.putAll(figures("kept_pq_", reached));
    return provenance;
  }

  private static Map<String, String> figures(String prefix, QualitySummary reached) {
    Map<String, String> figures = new LinkedHashMap<>();
    for (CategoryQuality category : reached.perCategory()) {
      category
          .statistics()
          .quality()
          .ifPresent(
              quality ->
                  figures.put(
                      prefix + category.category().name(),
                      String.format(Locale.ROOT, "%.3f", quality.pq())));
    }
    return figures;
  }
}
