package io.panoptes.models.engine;

import java.util.List;

/** Looks for GPUs without loading any native library into this process. */
@FunctionalInterface
public interface DeviceProbe {

  /** The GPUs that a program may use, in CUDA's order; empty where none is visible. */
  List<Device> devices();
}
