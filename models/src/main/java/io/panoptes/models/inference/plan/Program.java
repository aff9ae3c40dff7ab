package io.panoptes.models.inference.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A graph of Deeplearning4j as operations in the order they run, with its weights: batch-norm is
 * folded into the convolution before it, upsampling into the concatenation after it, dropout is
 * gone. Knows no size. Thread-safe; {@link #close} frees the weights, after which no plan of it may
 * run.
 */
public final class Program implements AutoCloseable {

  private static final int RGB = 3;

  private final Node input;
  private final int channels;
  private final Map<String, Node> outputs;
  private final Set<String> scores;
  private final List<Node> nodes;
  private final Weights weights = new Weights();

  private Program(Node input, Map<String, Node> outputs, Set<String> scores) {
    this.input = input;
    this.outputs = new LinkedHashMap<>(outputs);
    this.scores = Set.copyOf(scores);
    Set<Node> ordered = new LinkedHashSet<>();
    ordered.add(input);
    outputs.values().forEach(node -> order(node, ordered));
    nodes = List.copyOf(ordered);
    channels = channels(nodes);
  }

  /** Channels of the input, as the first operation with weights says; 3 when none does. */
  private static int channels(List<Node> nodes) {
    Set<Node> likeInput = new HashSet<>();
    for (Node node : nodes) {
      if (node.isInput()) {
        likeInput.add(node);
      } else if (likeInput.contains(node.inputs().get(0))) {
        if (node.operation() instanceof Convolution convolution) {
          return convolution.inputs();
        }
        if (node.operation() instanceof ScaleShift norm) {
          return norm.scale().length;
        }
        if (node.inputs().size() == 1 && !(node.operation() instanceof Channels)) {
          likeInput.add(node);
        }
      }
    }
    return RGB;
  }

  private static void order(Node node, Set<Node> ordered) {
    if (!ordered.contains(node)) {
      node.inputs().forEach(before -> order(before, ordered));
      ordered.add(node);
    }
  }

  /**
   * Compiles a graph of one image input, NCHW or NHWC; the graph may be closed afterwards.
   *
   * @param scores outputs whose last softmax is left out, so that they give scores instead of
   *     probabilities
   * @throws UnsupportedGraphException when a layer is not known; the message names it
   */
  public static Program compile(ComputationGraph graph, Set<String> scores) {
    GraphReader reader = new GraphReader(graph);
    Map<String, Node> outputs = new LinkedHashMap<>(reader.outputs());
    Set<String> bare = new HashSet<>(scores);
    bare.removeIf(name -> !outputs.containsKey(name) || !isSoftmax(outputs.get(name)));
    bare.forEach(name -> outputs.compute(name, (key, softmax) -> softmax.inputs().get(0)));
    return new Program(reader.input(), outputs, bare);
  }

  static boolean isSoftmax(Node node) {
    return node.operation() instanceof Activate activate && activate.isSoftmax();
  }

  /** Names of the outputs, in the graph's order. */
  public List<String> outputs() {
    return new ArrayList<>(outputs.keySet());
  }

  /** Outputs whose softmax is left out. */
  public Set<String> scores() {
    return scores;
  }

  /** Of the weights in native memory, as far as a plan has asked for them. */
  public long weightBytes() {
    return weights.bytes();
  }

  Node input() {
    return input;
  }

  int channels() {
    return channels;
  }

  Node output(String name) {
    return outputs.get(name);
  }

  List<Node> nodes() {
    return nodes;
  }

  Weights weights() {
    return weights;
  }

  @Override
  public void close() {
    weights.close();
  }
}
