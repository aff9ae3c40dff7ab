package io.panoptes.models.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;

/**
 * What each head has of the loss of a batch, which a network tells only the sum of. Listens to one
 * network, changes nothing in it, and computes the loss once more: that costs time, so only some
 * iterations are looked at.
 */
final class LossParts extends BaseTrainingListener {

  private final LayerWorkspaceMgr workspaces =
      LayerWorkspaceMgr.builder()
          .with(ArrayType.FF_WORKING_MEM, "LOSS_PARTS", WorkspaceConfiguration.builder().build())
          .build();

  private final int every;
  private final Map<String, Mean> means = new LinkedHashMap<>();

  /**
   * @param every so many iterations one is looked at
   */
  LossParts(int every) {
    this.every = every;
  }

  /** Called while the arrays of the batch are still there. */
  @Override
  @SuppressWarnings("try")
  public void onBackwardPass(Model model) {
    ComputationGraph network = (ComputationGraph) model;
    int iteration = network.getConfiguration().getIterationCount() + 1;
    if (iteration % every != 0) {
      return;
    }
    for (String output : network.getConfiguration().getNetworkOutputs()) {
      if (network.getLayer(output) instanceof IOutputLayer head) {
        try (MemoryWorkspace scope = workspaces.notifyScopeEntered(ArrayType.FF_WORKING_MEM)) {
          means
              .computeIfAbsent(output, name -> new Mean())
              .add(head.computeScore(0, true, workspaces));
        }
      }
    }
  }

  /** The means by the name of the output since the last call, in the order of the outputs. */
  Map<String, Double> take() {
    Map<String, Double> taken = new LinkedHashMap<>();
    means.forEach((output, mean) -> taken.put(output, mean.take()));
    means.clear();
    return taken;
  }
}
