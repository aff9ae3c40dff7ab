package io.panoptes.local;

/**
 * How each task manager of a {@link LocalFlink} runs.
 *
 * @param slots task slots
 * @param heapMegabytes heap for the tasks
 * @param nativeMegabytes memory outside the heap for the tasks' native code: network weights and
 *     activations
 * @param nativeThreads threads of one native computation
 */
public record TaskManagerSettings(
    int slots, int heapMegabytes, int nativeMegabytes, int nativeThreads) {

  /** Checks the ranges. */
  public TaskManagerSettings {
    requireAtLeast("slots", slots, 1);
    requireAtLeast("heapMegabytes", heapMegabytes, 64);
    requireAtLeast("nativeMegabytes", nativeMegabytes, 0);
    requireAtLeast("nativeThreads", nativeThreads, 1);
  }

  /** Two slots, 1 GiB heap, 2 GiB native memory, as many native threads as processors. */
  public static TaskManagerSettings defaults() {
    return new TaskManagerSettings(2, 1024, 2048, Runtime.getRuntime().availableProcessors());
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          String.format("%s is %d: at least %d is needed", name, value, least));
    }
  }
}
