package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.InputSize;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The shapes of a program's values at one size, and the memory they are put in. */
record PlanLayout(int batch, Map<Node, Shape> shapes, Slabs slabs) {

  static PlanLayout of(Program program, int batch, InputSize size) {
    Map<Node, Shape> shapes = new HashMap<>();
    for (Node node : program.nodes()) {
      shapes.put(
          node,
          node.isInput()
              ? new Shape(size.height(), size.width(), program.channels())
              : node.shape(node.inputs().stream().map(shapes::get).toList()));
    }
    List<Node> ends = program.outputs().stream().map(program::output).toList();
    return new PlanLayout(batch, shapes, Slabs.assign(program.nodes(), ends, shapes, batch));
  }

  long bytes() {
    return slabs.floats().stream().mapToLong(count -> count * Float.BYTES).sum();
  }

  Tensor tensor(Node node, NativeMemory memory) {
    return memory.tensor(slabs.slab().get(node), batch, shapes.get(node));
  }
}
