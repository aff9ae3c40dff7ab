package io.panoptes.models.pack;

import io.panoptes.models.engine.EngineLine;
import io.panoptes.models.engine.EngineSelection;
import io.panoptes.models.engine.EngineThreads;
import io.panoptes.models.engine.Selection;
import io.panoptes.models.inference.Engine;
import io.panoptes.models.inference.EngineKind;
import io.panoptes.models.inference.LayerEngine;
import io.panoptes.models.onnx.OnnxExport;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import io.panoptes.models.onnx.runtime.OnnxDevice;
import io.panoptes.models.onnx.runtime.OnnxException;
import io.panoptes.models.onnx.runtime.OnnxModel;
import io.panoptes.models.onnx.runtime.OnnxRuntimeEngine;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the engines that run a pack. Thread-safe. */
final class PackEngines {

  private static final Logger LOG = LoggerFactory.getLogger(PackEngines.class);

  private final Pack pack;
  private final CompiledPack compiled;

  PackEngines(Pack pack) {
    this.pack = pack;
    compiled = new CompiledPack(pack);
  }

  /**
   * @throws io.panoptes.models.engine.EngineUnavailableException when the engine cannot run here,
   *     or cannot run this pack
   */
  Engine open(EngineKind wanted) {
    EngineSelection machine = EngineSelection.ofThisMachine();
    Selection selection = machine.choose(wanted, pack.isOnnx());
    try {
      return open(selection);
    } catch (PackException e) {
      if (wanted != EngineKind.AUTO || selection.kind() != EngineKind.ONNXRUNTIME_CUDA) {
        throw e;
      }
      // Such as a missing library of CUDA, which only ONNX Runtime itself finds out.
      LOG.warn("{} does not start, so the CPU runs the pack: {}", selection.kind(), e.getMessage());
      return open(machine.onCpu(pack.isOnnx(), selection.kind() + " does not start"));
    }
  }

  private Engine open(Selection selection) {
    int threads = EngineThreads.ofThisProcess();
    Engine engine =
        switch (selection.kind()) {
          case ONNXRUNTIME -> onnxRuntime(OnnxDevice.CPU, threads);
          case ONNXRUNTIME_CUDA -> onnxRuntime(OnnxDevice.CUDA, threads);
          case AUTO, DL4J -> compiled.open(threads);
          // Plans read and write the memory of arrays from Java, which on a GPU is a stale copy.
          case DL4J_CUDA, DL4J_LAYERS -> new LayerEngine(pack.networks());
        };
    EngineLine.tell(running(selection, engine), threads);
    return engine;
  }

  /** What runs after all, where a pack cannot be compiled. */
  static Selection running(Selection selected, Engine engine) {
    return selected.kind() == EngineKind.DL4J && engine instanceof LayerEngine
        ? new Selection(EngineKind.DL4J_LAYERS, "the pack cannot be compiled")
        : selected;
  }

  private Engine onnxRuntime(OnnxDevice device, int threads) {
    try {
      return new OnnxRuntimeEngine(
          pack.isOnnx() ? models() : exported(),
          device,
          threads,
          pack.labelMap().size(),
          pack.manifest().input().stride());
    } catch (OnnxException e) {
      throw new PackException("pack %s: %s".formatted(pack.folder(), e.getMessage()), e);
    }
  }

  private List<OnnxModel> models() {
    return pack.manifest().networks().stream()
        .map(
            file ->
                new OnnxModel(
                    file.file(), file.sha256(), file.binding(), () -> pack.bytes(file.entry())))
        .toList();
  }

  /** Written in memory, and only where no engine of this process runs the same pack already. */
  private List<OnnxModel> exported() {
    List<PackManifest.NetworkFile> files = pack.manifest().networks();
    List<OnnxModel> models = new ArrayList<>();
    for (int index = 0; index < files.size(); index++) {
      PackManifest.NetworkFile file = files.get(index);
      int network = index;
      models.add(
          new OnnxModel(
              file.file(),
              file.sha256(),
              OnnxBinding.exported(file.outputs()),
              () -> exported(network)));
    }
    return models;
  }

  private byte[] exported(int index) {
    List<ComputationGraph> networks = pack.networks();
    try {
      return OnnxExport.model(networks.get(index));
    } finally {
      networks.forEach(ComputationGraph::close);
    }
  }
}
