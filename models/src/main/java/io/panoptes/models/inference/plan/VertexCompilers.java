package io.panoptes.models.inference.plan;

import io.panoptes.models.inference.plan.Merge.Factor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;

/** The vertices without weights that plans are made of. */
final class VertexCompilers {

  private static final Map<Class<?>, BiFunction<GraphVertex, List<Node>, Operation>> KNOWN =
      Map.of(
          ElementWiseVertex.class,
          (vertex, inputs) -> elementWise((ElementWiseVertex) vertex),
          ScaleVertex.class,
          (vertex, inputs) -> new Affine((float) ((ScaleVertex) vertex).getScaleFactor(), 0),
          ShiftVertex.class,
          (vertex, inputs) -> new Affine(1, (float) ((ShiftVertex) vertex).getShiftFactor()),
          SubsetVertex.class,
          (vertex, inputs) -> subset((SubsetVertex) vertex));

  private VertexCompilers() {}

  static Node compile(String name, GraphVertex vertex, List<Node> inputs) {
    if (vertex.getClass() == MergeVertex.class) {
      return merge(name, inputs);
    }
    BiFunction<GraphVertex, List<Node>, Operation> compiler = KNOWN.get(vertex.getClass());
    if (compiler == null) {
      throw new UnsupportedGraphException(
          "vertex %s of kind %s is not known to plans"
              .formatted(name, vertex.getClass().getSimpleName()));
    }
    return Node.of(name, compiler.apply(vertex, inputs), inputs);
  }

  /** Upsampled inputs are enlarged into their place. */
  private static Node merge(String name, List<Node> inputs) {
    List<Node> sources = new ArrayList<>();
    List<Factor> factors = new ArrayList<>();
    for (Node input : inputs) {
      if (input.operation() instanceof Merge before && before.upsampling().size() == 1) {
        sources.add(input.inputs().get(0));
        factors.add(before.upsampling().get(0));
      } else {
        sources.add(input);
        factors.add(Factor.NONE);
      }
    }
    return Node.of(name, new Merge(factors), sources);
  }

  private static Operation elementWise(ElementWiseVertex vertex) {
    return new ElementWise(
        switch (vertex.getOp()) {
          case Add -> ElementWise.Kind.ADD;
          case Subtract -> ElementWise.Kind.SUBTRACT;
          case Product -> ElementWise.Kind.PRODUCT;
          case Average -> ElementWise.Kind.AVERAGE;
          case Max -> ElementWise.Kind.MAX;
        });
  }

  private static Operation subset(SubsetVertex vertex) {
    return new Channels(vertex.getFrom(), vertex.getTo() - vertex.getFrom() + 1);
  }
}
