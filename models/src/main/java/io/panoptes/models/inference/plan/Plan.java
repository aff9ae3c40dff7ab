package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.InputSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program for one batch and input size, with the native memory it runs in. One thread at a time.
 * {@link #close} frees the memory.
 */
public final class Plan implements AutoCloseable {

  private final Tensor input;
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final NativeMemory memory;
  private final long bytes;

  /**
   * @param batch images a run takes, at least 1
   * @throws IllegalArgumentException when the graph cannot take inputs of this size
   */
  public static Plan of(Program program, int batch, InputSize size) {
    return new Plan(program, PlanLayout.of(program, batch, size));
  }

  Plan(Program program, PlanLayout layout) {
    bytes = layout.bytes();
    memory = new NativeMemory(layout.slabs().floats());
    try {
      Map<Node, Tensor> tensors = bind(program, layout);
      input = tensors.get(program.input());
      program.outputs().forEach(name -> outputs.put(name, tensors.get(program.output(name))));
    } catch (RuntimeException | Error e) {
      memory.close();
      throw e;
    }
  }

  private Map<Node, Tensor> bind(Program program, PlanLayout layout) {
    Map<Node, Tensor> tensors = new HashMap<>();
    for (Node node : program.nodes()) {
      Tensor tensor = layout.tensor(node, memory);
      tensors.put(node, tensor);
      if (!node.isInput()) {
        List<Tensor> inputs = node.inputs().stream().map(tensors::get).toList();
        steps.add(node.operation().step(inputs, tensor, program.weights()));
      }
    }
    return tensors;
  }

  /**
   * Runs one batch; the outputs stay until the next run.
   *
   * @param images {@code [batch, channels, height, width]} from {@code start} on
   */
  public void run(float[] images, int start) {
    Planes.read(images, start, input);
    for (Step step : steps) {
      step.run();
    }
  }

  /** Names of the outputs, in the graph's order. */
  public List<String> outputs() {
    return List.copyOf(outputs.keySet());
  }

  /** Values of an output. */
  public int length(String output) {
    return outputs.get(output).length();
  }

  /**
   * Copies an output of the last run.
   *
   * @param values gets {@code [batch, channels, height, width]} from {@code start} on
   */
  public void copy(String output, float[] values, int start) {
    Planes.write(outputs.get(output), values, start);
  }

  /** Of native memory, without the weights. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    memory.close();
  }
}
