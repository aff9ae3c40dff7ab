package io.panoptes.cli.bench;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/**
 * What a child process tells after a round of runs.
 *
 * @param memory of the child, after the last run
 * @param nanos of each run, in order
 */
record Round(ProcessMemory memory, long[] nanos) {

  /** One line, which {@link #parse} reads. */
  String text() {
    return "%d %d %s"
        .formatted(
            memory.residentKilobytes(),
            memory.peakKilobytes(),
            Arrays.stream(nanos).mapToObj(Long::toString).collect(joining(" ")));
  }

  static Round parse(String text) {
    long[] numbers = Arrays.stream(text.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    return new Round(
        new ProcessMemory(numbers[0], numbers[1]), Arrays.copyOfRange(numbers, 2, numbers.length));
  }

  RunTimes times() {
    return new RunTimes(nanos);
  }
}
