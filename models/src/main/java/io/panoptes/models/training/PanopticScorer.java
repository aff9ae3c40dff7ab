package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.NetworkModel;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.panoptic.MergeSettings;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.PanopticMerge;
import io.panoptes.models.panoptic.PanopticQuality;
import io.panoptes.models.panoptic.Quality;
import io.panoptes.models.panoptic.QualityStatistics;
import io.panoptes.models.panoptic.QualitySummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The PQ that networks reach on a data set, through the same steps by which they are served. */
public final class PanopticScorer {

  private final LabelledImages images;
  private final Normalisation normalisation;
  private final InputSizes sizes;

  public PanopticScorer(LabelledImages images, Normalisation normalisation, InputSizes sizes) {
    this.images = requireNonNull(images, "images is null");
    this.normalisation = requireNonNull(normalisation, "normalisation is null");
    this.sizes = requireNonNull(sizes, "sizes is null");
  }

  public QualitySummary score(List<ComputationGraph> networks, MergeSettings merge) {
    NetworkModel model =
        new NetworkModel(
            new LayerEngine(networks), images.labelMap(), normalisation, sizes, merge.grouping());
    PanopticMerge fusion = new PanopticMerge(images.labelMap(), merge);
    Map<Integer, QualityStatistics> sum = new TreeMap<>();
    for (int index = 0; index < images.size(); index++) {
      LabelledImage image = images.get(index);
      Prediction prediction = model.predict(List.of(image.image())).get(0);
      PanopticMap result = fusion.merge(prediction.semantic(), prediction.instances());
      sum = PanopticQuality.plus(sum, PanopticQuality.evaluate(image.truth(), result));
    }
    return PanopticQuality.summarise(images.labelMap(), sum);
  }

  /** PQ over all categories; 0 when there is nothing to score. */
  double pq(List<ComputationGraph> networks, MergeSettings merge) {
    return score(networks, merge).all().map(Quality::pq).orElse(0.0);
  }
}
