package io.panoptes.models.pack;

import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.inference.plan.CompiledEngine;
import io.panoptes.models.inference.plan.PlanLimits;
import io.panoptes.models.inference.plan.Program;
import io.panoptes.models.inference.plan.SharedPrograms;
import io.panoptes.models.inference.plan.UnsupportedGraphException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The networks of a pack, compiled once for all its engines. Thread-safe. */
final class CompiledPack {

  private static final Logger LOG = LoggerFactory.getLogger(CompiledPack.class);

  private final Pack pack;
  private final SharedPrograms programs;

  CompiledPack(Pack pack) {
    this.pack = pack;
    programs = new SharedPrograms(this::compile);
  }

  /**
   * A compiled engine, or, with a warning, the layers of Deeplearning4j where the pack has a layer
   * that plans do not know.
   *
   * @param threads 1 or more
   */
  Engine open(int threads) {
    SharedPrograms.Lease lease;
    try {
      lease = programs.acquire();
    } catch (UnsupportedGraphException e) {
      LOG.warn(
          "pack {} cannot be compiled, so it runs as dl4j-layers, which is many times slower: {}",
          pack.name(),
          e.getMessage());
      return new LayerEngine(pack.networks());
    }
    return new CompiledEngine(lease, threads, PlanLimits.DEFAULT);
  }

  private List<Program> compile() {
    List<ComputationGraph> networks = pack.networks();
    try {
      return networks.stream()
          .map(network -> Program.compile(network, CompiledEngine.SCORES))
          .toList();
    } finally {
      networks.forEach(ComputationGraph::close);
    }
  }
}
