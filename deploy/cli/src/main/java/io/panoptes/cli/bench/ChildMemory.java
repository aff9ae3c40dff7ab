package io.panoptes.cli.bench;

import java.util.List;

/**
 * Limits of a child process.
 *
 * @param heapMegabytes of Java objects
 * @param physicalMegabytes of the whole process; JavaCPP refuses native memory beyond it
 */
record ChildMemory(int heapMegabytes, int physicalMegabytes) {

  /** As the launcher has it. */
  static final ChildMemory DEFAULT = new ChildMemory(2048, 8192);

  private static final int LEAST_MEGABYTES = 512;
  private static final int HEAP_SHARE = 4;

  ChildMemory {
    if (heapMegabytes < 1 || physicalMegabytes < heapMegabytes) {
      throw new IllegalArgumentException(
          "a heap of %d MiB in %d MiB: at least 1, and not above the whole"
              .formatted(heapMegabytes, physicalMegabytes));
    }
  }

  /**
   * A quarter for the heap; the rest is for the networks, the JVM's code and its libraries.
   *
   * @throws IllegalArgumentException below 512 MiB, in which Deeplearning4j does not start
   */
  static ChildMemory within(long bytes) {
    long megabytes = bytes >> 20;
    if (megabytes < LEAST_MEGABYTES || megabytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a limit of %d MiB: at least %d are needed".formatted(megabytes, LEAST_MEGABYTES));
    }
    return new ChildMemory((int) megabytes / HEAP_SHARE, (int) megabytes);
  }

  List<String> jvmArguments() {
    return List.of(
        "-Xmx" + heapMegabytes + "m",
        "-Dorg.bytedeco.javacpp.maxbytes=" + physicalMegabytes + "m",
        "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + physicalMegabytes + "m");
  }
}
