package io.panoptes.models.training;

import io.panoptes.models.network.Head;
import io.panoptes.models.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The network of a plan before its first iteration. */
final class FirstWeights {

  private FirstWeights() {}

  /**
   * @param start weights to train further; empty for random ones
   * @throws IllegalArgumentException when they are of another network
   */
  static ComputationGraph of(TrainingPlan plan, Optional<ComputationGraph> start) {
    ComputationGraph network = new ComputationGraph(plan.network().configuration(plan.learning()));
    network.init();
    start.ifPresent(
        trained -> copy(trained, network, plan.start().map(Transfer::newHeads).orElse(List.of())));
    return network;
  }

  private static void copy(
      ComputationGraph trained, ComputationGraph network, List<Head> newHeads) {
    List<String> random = newHeads.stream().map(Network::lastLayer).toList();
    Map<String, INDArray> from = without(random, trained);
    Map<String, INDArray> to = without(random, network);
    if (!shapes(from).equals(shapes(to))) {
      throw new IllegalArgumentException(
          "the weights to go on from are of %d parameters in %d arrays, the network has %d in %d: choose the same network, levels, channels and batch-norm; new are the last layers of heads %s"
              .formatted(
                  trained.numParams(), from.size(), network.numParams(), to.size(), newHeads));
    }
    from.forEach((name, values) -> to.get(name).assign(values));
  }

  private static Map<String, INDArray> without(List<String> layers, ComputationGraph network) {
    Map<String, INDArray> parameters = new TreeMap<>(network.paramTable());
    parameters
        .keySet()
        .removeIf(name -> layers.stream().anyMatch(layer -> name.startsWith(layer + "_")));
    return parameters;
  }

  private static Map<String, List<Long>> shapes(Map<String, INDArray> parameters) {
    Map<String, List<Long>> shapes = new TreeMap<>();
    parameters.forEach(
        (name, array) -> shapes.put(name, Arrays.stream(array.shape()).boxed().toList()));
    return shapes;
  }
}
