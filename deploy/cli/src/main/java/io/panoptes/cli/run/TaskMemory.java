package io.panoptes.cli.run;

import io.panoptes.cli.ByteSize;

/**
 * The part of a task manager's memory that is left to the tasks.
 *
 * @param heapMegabytes for images, label planes and records
 * @param nativeMegabytes for weights and activations
 */
record TaskMemory(int heapMegabytes, int nativeMegabytes) {

  /** What Flink and the JVM take for themselves, by the settings of io.panoptes.local. */
  private static final int FLINK_MEGABYTES = 928;

  private static final int LEAST_MEGABYTES = 256;
  private static final double HEAP_SHARE = .4;

  /**
   * @param total bytes of the whole process
   * @throws IllegalArgumentException if too little is left
   */
  static TaskMemory of(long total) {
    int left = Math.toIntExact(total >> 20) - FLINK_MEGABYTES;
    if (left < LEAST_MEGABYTES) {
      throw new IllegalArgumentException(
          "flink.task-memory is %s: the least for a task manager on this machine is %s"
              .formatted(
                  ByteSize.text(total),
                  ByteSize.text((long) (FLINK_MEGABYTES + LEAST_MEGABYTES) << 20)));
    }
    int heap = (int) (left * HEAP_SHARE);
    return new TaskMemory(heap, left - heap);
  }
}
