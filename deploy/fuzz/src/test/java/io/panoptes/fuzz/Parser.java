package io.panoptes.fuzz;

/** What is fuzzed. Called by one thread, over and over. */
@FunctionalInterface
public interface Parser {

  /**
   * Parses the bytes and throws the result away.
   *
   * @throws Exception that the parser documents for bytes it refuses; anything else is a bug
   */
  void parse(byte[] input) throws Exception;
}
