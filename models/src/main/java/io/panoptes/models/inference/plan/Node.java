package io.panoptes.models.inference.plan;

import java.util.List;

/**
 * One operation of a program and where its inputs come from; the input of the graph is a node
 * without an operation. Told apart by identity.
 */
final class Node {

  private final String name;
  private final Operation operation;
  private final List<Node> inputs;

  private Node(String name, Operation operation, List<Node> inputs) {
    this.name = name;
    this.operation = operation;
    this.inputs = List.copyOf(inputs);
  }

  static Node input(String name) {
    return new Node(name, null, List.of());
  }

  /**
   * @param name of the layer, for messages
   */
  static Node of(String name, Operation operation, List<Node> inputs) {
    return new Node(name, operation, inputs);
  }

  Node then(String layer, Operation next) {
    return of(layer, next, List.of(this));
  }

  String name() {
    return name;
  }

  boolean isInput() {
    return operation == null;
  }

  Operation operation() {
    return operation;
  }

  List<Node> inputs() {
    return inputs;
  }

  Shape shape(List<Shape> shapes) {
    try {
      return operation.shape(shapes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("layer %s: %s".formatted(name, e.getMessage()), e);
    }
  }
}
