package io.panoptes.models.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.panoptes.models.inference.InputSize;
import io.panoptes.models.network.Head;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** One model, with memory of its own for input and outputs. One thread at a time. */
final class OnnxNetwork implements AutoCloseable {

  private final OnnxModel model;
  private final OnnxBinding binding;
  private final int categories;
  private final SharedSession.Lease lease;
  private final TensorMemory input = new TensorMemory();
  private final Map<Head, TensorMemory> outputs = new EnumMap<>(Head.class);

  /**
   * @param stride a side that the model can take
   * @throws OnnxException when the model does not fit
   */
  OnnxNetwork(OnnxModel model, OnnxDevice device, int threads, int categories, int stride) {
    this.model = model;
    this.categories = categories;
    binding = model.binding();
    for (Head head : Head.values()) {
      if (binding.outputs().containsKey(head.output())) {
        outputs.put(head, new TensorMemory());
      }
    }
    lease = SharedSession.acquire(model, device, threads);
    try {
      new ModelShape(model).check(lease.session(), categories);
      run(new float[3 * stride * stride], 1, new InputSize(stride, stride));
    } catch (OrtException e) {
      close();
      throw refused(e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** With probabilities of centres, and with scores of categories where the model gives them. */
  Map<Head, float[]> run(float[] images, int batch, InputSize size) {
    Map<String, OnnxTensor> results = new HashMap<>();
    long[] shape = binding.layout().shape(batch, 3, size.height(), size.width());
    try (OnnxTensor tensor = input.tensor(shape)) {
      Planar.write(images, batch, 3, binding.layout(), input.memory());
      for (Map.Entry<Head, TensorMemory> output : outputs.entrySet()) {
        results.put(
            name(output.getKey()), output.getValue().tensor(shape(output.getKey(), batch, size)));
      }
      lease.session().run(Map.of(binding.input(), tensor), results).close();
    } catch (OrtException e) {
      throw refused(e);
    } finally {
      results.values().forEach(OnnxTensor::close);
    }
    Map<Head, float[]> values = new EnumMap<>(Head.class);
    outputs.forEach(
        (head, memory) -> values.put(head, values(head, memory, batch, shape(head, batch, size))));
    return values;
  }

  private float[] values(Head head, TensorMemory memory, int batch, long[] shape) {
    float[] values = memory.array(TensorMemory.length(shape));
    int channels = head.channels(categories);
    Planar.read(memory.memory(), batch, channels, binding.layout(), values);
    if (head == Head.CENTRE && hasLogits(head)) {
      Planar.sigmoid(values);
    }
    return values;
  }

  private long[] shape(Head head, int batch, InputSize size) {
    return binding.layout().shape(batch, head.channels(categories), size.height(), size.width());
  }

  boolean hasLogits(Head head) {
    OnnxBinding.Output output = binding.outputs().get(head.output());
    return output != null && output.values() == OnnxBinding.Values.LOGITS;
  }

  private String name(Head head) {
    return binding.outputs().get(head.output()).name();
  }

  private OnnxException refused(OrtException e) {
    return new OnnxException(
        "%s does not run as its binding says, with outputs %s of the input's size: %s"
            .formatted(
                model.name(),
                Arrays.toString(outputs.keySet().stream().map(this::name).toArray()),
                String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
        e);
  }

  @Override
  public void close() {
    input.close();
    outputs.values().forEach(TensorMemory::close);
    lease.close();
  }
}
