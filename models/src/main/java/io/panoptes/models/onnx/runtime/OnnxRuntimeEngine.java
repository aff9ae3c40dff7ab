package io.panoptes.models.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.HeadOutputs;
import io.panoptes.models.inference.HeadOutputs.Semantics;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.Head;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime. Engines of one process that run the same models share their weights and threads;
 * memory for inputs and outputs is each engine's own, and used again: outputs are valid until the
 * next run.
 */
public final class OnnxRuntimeEngine implements Engine {

  private final List<OnnxNetwork> networks = new ArrayList<>();

  /**
   * @param models one joint model, or one for each part
   * @param threads that work on one batch, 1 or more
   * @param categories channels of the semantic head
   * @param stride sides of all inputs are multiples of it
   * @throws OnnxException when a model does not fit
   */
  public OnnxRuntimeEngine(
      List<OnnxModel> models, OnnxDevice device, int threads, int categories, int stride) {
    if (threads < 1) {
      throw new IllegalArgumentException("%d threads: at least 1".formatted(threads));
    }
    try {
      for (OnnxModel model : models) {
        networks.add(new OnnxNetwork(model, device, threads, categories, stride));
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Of the library on the class path; loads it. */
  public static String version() {
    return OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public HeadOutputs run(float[] input, int batch, InputSize size) {
    Map<Head, float[]> outputs = new EnumMap<>(Head.class);
    for (OnnxNetwork network : networks) {
      outputs.putAll(network.run(input, batch, size));
    }
    boolean scores = networks.stream().anyMatch(network -> network.hasLogits(Head.SEMANTIC));
    return new HeadOutputs(outputs, scores ? Semantics.SCORES : Semantics.PROBABILITIES);
  }

  @Override
  public void close() {
    networks.forEach(OnnxNetwork::close);
  }
}
