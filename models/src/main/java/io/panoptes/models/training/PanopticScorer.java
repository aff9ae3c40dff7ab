package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.Normalisation;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.DensePrediction;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.Prediction;
import io.panoptes.models.merge.CentreOffsetMerge;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.quality.PanopticQuality;
import io.panoptes.models.quality.Quality;
import io.panoptes.models.quality.QualityStatistics;
import io.panoptes.models.quality.QualitySummary;
import java.util.ArrayList;
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

  /** Runs the networks over all images; what comes back is scored as often as need be. */
  public Scores run(List<ComputationGraph> networks) {
    DenseNetwork network =
        new DenseNetwork(new LayerEngine(networks), images.labelMap(), normalisation, sizes);
    List<DensePrediction> predictions = new ArrayList<>(images.size());
    for (int index = 0; index < images.size(); index++) {
      predictions.addAll(network.predict(List.of(images.get(index).image())));
    }
    return new Scores(images, predictions);
  }

  /** What networks said of the images of a data set. */
  public record Scores(LabelledImages images, List<DensePrediction> predictions) {

    public Scores {
      predictions = List.copyOf(predictions);
    }

    /** The quality of the images, merged with the settings. */
    public QualitySummary with(CentreOffsetSettings settings) {
      CentreOffsetMerge merge = new CentreOffsetMerge(images.labelMap(), settings);
      Map<Integer, QualityStatistics> sum = new TreeMap<>();
      for (int index = 0; index < predictions.size(); index++) {
        Prediction prediction = predictions.get(index).group(settings.grouping());
        PanopticMap result = merge.merge(prediction.semantic(), prediction.instances());
        PanopticMap truth = images.get(index).truth();
        sum = PanopticQuality.plus(sum, PanopticQuality.evaluate(truth, result));
      }
      return PanopticQuality.summarise(images.labelMap(), sum);
    }

    /** PQ over all categories; 0 when there is nothing to score. */
    double pq(CentreOffsetSettings settings) {
      return with(settings).all().map(Quality::pq).orElse(0.0);
    }
  }
}
