package io.panoptes.fuzz.parser;

import io.panoptes.fuzz.AllocationBound;
import io.panoptes.fuzz.FuzzTarget;
import io.panoptes.fuzz.Parser;
import io.panoptes.models.network.ModelZip;
import io.panoptes.models.network.OneDnn;
import io.panoptes.models.onnx.runtime.FuzzedModels;
import io.panoptes.models.onnx.runtime.OnnxException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * The networks of packs: Deeplearning4j's zip as a whole and by its entries, and ONNX models as far
 * as they are looked at before ONNX Runtime is. What a network computes is not run.
 */
final class NetworkTargets {

  /** Deeplearning4j's mapper makes a tree of each configuration, and each layer from it. */
  private static final AllocationBound BOUND = AllocationBound.of(1024, 96);

  private static final String CONFIGURATION = "configuration.json";
  private static final String WEIGHTS = "coefficients.bin";

  private final byte[] zip;
  private final Map<String, byte[]> entries;

  private NetworkTargets() throws IOException {
    OneDnn.enable();
    zip = network();
    entries = entries(zip);
  }

  static List<FuzzTarget> all() throws IOException {
    NetworkTargets networks = new NetworkTargets();
    return List.of(
        refusing("network-zip", List.of(networks.zip, zip(networks.entries)), NetworkTargets::read),
        networks.entry("network-configuration", CONFIGURATION),
        networks.entry("network-weights", WEIGHTS),
        new FuzzTarget(
            "onnx-model",
            Set.of(OnnxException.class),
            AllocationBound.of(1024, 4),
            OnnxModels.all(),
            FuzzedModels::check));
  }

  /** All of the zip is right but for one entry. */
  private FuzzTarget entry(String target, String name) {
    return refusing(
        target,
        List.of(entries.get(name)),
        input -> {
          Map<String, byte[]> changed = new LinkedHashMap<>(entries);
          changed.put(name, input);
          read(zip(changed));
        });
  }

  private static FuzzTarget refusing(String name, List<byte[]> seeds, Parser parser) {
    return new FuzzTarget(name, Set.of(IOException.class), BOUND, seeds, parser);
  }

  /** As packs do: whatever exception Deeplearning4j ends in is told by its first line. */
  private static void read(byte[] zip) throws IOException {
    try {
      // To close the network would collect garbage twice.
      ModelZip.read(zip, false).params().close();
    } catch (IOException | RuntimeException e) {
      throw new IOException("no network: " + String.valueOf(e.getMessage()).lines().findFirst(), e);
    }
  }

  /** Of 38 weights. */
  private static byte[] network() throws IOException {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .updater(new Sgd(.1))
                .graphBuilder()
                .addInputs("image")
                .setInputTypes(InputType.convolutional(4, 4, 3))
                .addLayer(
                    "hidden", new ConvolutionLayer.Builder(1, 1).nIn(3).nOut(2).build(), "image")
                .addLayer("norm", new BatchNormalization.Builder().nIn(2).nOut(2).build(), "hidden")
                .addLayer(
                    "semantic",
                    new CnnLossLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "norm")
                .setOutputs("semantic")
                .build());
    network.init();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, bytes, true);
    network.close();
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> entries(byte[] zip) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }

  /** Not deflated, so that what is changed is changed in the entries. */
  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setLevel(0);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
