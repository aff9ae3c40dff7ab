package io.panoptes.models.engine;

import org.bytedeco.javacpp.Pointer;

/**
 * Physical memory of this process, heap and native, as JavaCPP counts it: Deeplearning4j fails to
 * allocate once it would pass the limit. Both are cheap enough for a metric.
 */
public final class ResidentMemory {

  private ResidentMemory() {}

  /** Not shared with other processes; loads the native library of JavaCPP. */
  public static long bytes() {
    return Pointer.physicalBytes();
  }

  /** The property {@code org.bytedeco.javacpp.maxphysicalbytes}; 0 where there is no limit. */
  public static long limit() {
    long limit = Pointer.maxPhysicalBytes();
    return limit <= 0 || limit == Long.MAX_VALUE ? 0 : limit;
  }
}
