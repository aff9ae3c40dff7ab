package io.panoptes.models.inference.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which values of a plan share memory: a value's slab is free for others after the last node that
 * reads it, and an operation in place goes on in its input's.
 *
 * @param slab of each node
 * @param floats of each slab
 */
record Slabs(Map<Node, Integer> slab, List<Long> floats) {

  static Slabs assign(
      List<Node> nodes, Collection<Node> outputs, Map<Node, Shape> shapes, int batch) {
    Map<Node, Integer> lastRead = new HashMap<>();
    for (int at = 0; at < nodes.size(); at++) {
      for (Node input : nodes.get(at).inputs()) {
        lastRead.put(input, at);
      }
    }
    outputs.forEach(output -> lastRead.put(output, Integer.MAX_VALUE));
    Map<Node, Integer> slab = new HashMap<>();
    List<Long> floats = new ArrayList<>();
    List<Integer> free = new ArrayList<>();
    for (int at = 0; at < nodes.size(); at++) {
      Node node = nodes.get(at);
      boolean over = !node.isInput() && node.operation().inPlace() && dies(node, at, lastRead);
      slab.put(
          node,
          over
              ? slab.get(node.inputs().get(0))
              : take(batch * shapes.get(node).floats(), floats, free));
      for (Node input : new LinkedHashSet<>(node.inputs())) {
        if (lastRead.get(input) == at && !slab.get(input).equals(slab.get(node))) {
          free.add(slab.get(input));
        }
      }
    }
    return new Slabs(slab, floats);
  }

  /** Only the first input may be written over, and only when it is read once. */
  private static boolean dies(Node node, int at, Map<Node, Integer> lastRead) {
    Node first = node.inputs().get(0);
    return lastRead.get(first) == at && node.inputs().stream().filter(first::equals).count() == 1;
  }

  /** The smallest free slab that is large enough, else the largest, which grows. */
  private static int take(long needed, List<Long> floats, List<Integer> free) {
    Optional<Integer> fitting =
        free.stream()
            .filter(slab -> floats.get(slab) >= needed)
            .min((a, b) -> Long.compare(floats.get(a), floats.get(b)));
    Optional<Integer> found =
        fitting.isPresent()
            ? fitting
            : free.stream().max((a, b) -> Long.compare(floats.get(a), floats.get(b)));
    if (found.isEmpty()) {
      floats.add(needed);
      return floats.size() - 1;
    }
    Integer slab = found.get();
    free.remove(slab);
    floats.set(slab, Math.max(floats.get(slab), needed));
    return slab;
  }
}
