package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.engine.EngineThreads;
import io.panoptes.models.image.PixelScaling;
import io.panoptes.models.inference.DenseNetwork;
import io.panoptes.models.inference.DensePrediction;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.plan.CompiledEngine;
import io.panoptes.models.inference.plan.UnsupportedGraphException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What networks reach on a data set, through the same steps by which they are served. */
public final class PanopticScorer {

  private static final Logger LOG = LoggerFactory.getLogger(PanopticScorer.class);

  private final LabelledImages images;
  private final PixelScaling normalisation;
  private final InputSizes sizes;

  public PanopticScorer(LabelledImages images, PixelScaling normalisation, InputSizes sizes) {
    this.images = requireNonNull(images, "images is null");
    this.normalisation = requireNonNull(normalisation, "normalisation is null");
    this.sizes = requireNonNull(sizes, "sizes is null");
  }

  /**
   * Runs the networks with the weights they have now over all images; what comes back is scored as
   * often as need be. The networks stay open.
   */
  public PanopticScores run(List<ComputationGraph> networks) {
    int threads = EngineThreads.ofThisProcess();
    CompiledEngine engine;
    try {
      engine = CompiledEngine.of(networks, threads);
    } catch (UnsupportedGraphException e) {
      LOG.warn("images are scored by Deeplearning4j's layers, which is slow: {}", e.getMessage());
      return predict(new LayerEngine(networks), 1);
    }
    // An engine sets the OpenMP threads of its caller, which may be in the middle of a training.
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (engine) {
      return thread.submit(() -> predict(engine, threads)).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while images were scored", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } finally {
      thread.shutdown();
    }
  }

  /** Likewise of an engine, which stays open; sets the OpenMP threads of the caller. */
  public PanopticScores run(Engine engine) {
    return predict(engine, EngineThreads.ofThisProcess());
  }

  private PanopticScores predict(Engine engine, int batch) {
    DenseNetwork network = new DenseNetwork(engine, images.labelMap(), normalisation, sizes);
    DensePrediction[] predictions = new DensePrediction[images.size()];
    new SameSizeBatches(images, network::inputSize, batch)
        .forEach(
            (indices, pictures) -> {
              List<DensePrediction> answers = network.predict(pictures);
              for (int at = 0; at < answers.size(); at++) {
                predictions[indices.get(at)] = answers.get(at);
              }
            });
    return new PanopticScores(images, List.of(predictions));
  }
}
