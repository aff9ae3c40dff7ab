package io.panoptes.models.engine;

import static java.util.Objects.requireNonNull;

/**
 * A GPU.
 *
 * @param freeBytes of its memory
 * @param driver version
 */
public record Device(String name, ComputeCapability capability, long freeBytes, String driver) {

  public Device {
    requireNonNull(name, "name is null");
    requireNonNull(capability, "capability is null");
    requireNonNull(driver, "driver is null");
  }
}
