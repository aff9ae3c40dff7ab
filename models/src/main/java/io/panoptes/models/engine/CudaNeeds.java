package io.panoptes.models.engine;

import java.util.Optional;

/**
 * What a GPU engine needs of a GPU.
 *
 * @param oldest compute capability that it has code for
 * @param newest of them, without gaps but those that {@code also} fills
 * @param also a compute capability above the newest
 * @param remedy what to use where the GPU is too new
 */
record CudaNeeds(
    ComputeCapability oldest,
    ComputeCapability newest,
    Optional<ComputeCapability> also,
    String remedy) {

  /** CUDA's own context, the weights, and the activations of a small batch. */
  static final long FREE_BYTES = 1L << 30;

  /** Machine code up to 8.6, which 8.9 runs too, and nothing that newer ones could compile. */
  static final CudaNeeds ND4J_CUDA_11_6 =
      new CudaNeeds(
          new ComputeCapability(3, 7),
          new ComputeCapability(8, 9),
          Optional.empty(),
          "use onnxruntime-cuda");

  static final CudaNeeds ONNX_RUNTIME =
      new CudaNeeds(
          new ComputeCapability(6, 0),
          new ComputeCapability(9, 0),
          Optional.of(new ComputeCapability(12, 0)),
          "use onnxruntime");

  /** Why a GPU will not do; empty if it will. */
  Optional<String> obstacle(Device device) {
    ComputeCapability capability = device.capability();
    if (capability.compareTo(oldest) < 0) {
      return Optional.of(
          "%s has the compute capability %s, which is too old: it needs %s or newer"
              .formatted(device.name(), capability, oldest));
    }
    boolean known =
        capability.compareTo(newest) <= 0
            || also.filter(other -> other.major() == capability.major()).isPresent();
    if (!known) {
      return Optional.of(
          "%s has the compute capability %s, and it has code up to %s: %s"
              .formatted(device.name(), capability, also.orElse(newest), remedy));
    }
    if (device.freeBytes() < FREE_BYTES) {
      return Optional.of(
          "%s has %d MiB of memory free, and it needs %d MiB: end what uses the GPU"
              .formatted(device.name(), device.freeBytes() >> 20, FREE_BYTES >> 20));
    }
    return Optional.empty();
  }
}
