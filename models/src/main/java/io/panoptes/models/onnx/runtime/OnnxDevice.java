package io.panoptes.models.onnx.runtime;

/** Where ONNX Runtime computes. */
public enum OnnxDevice {
  CPU,
  /** The first NVIDIA GPU; needs the GPU build of ONNX Runtime on the class path. */
  CUDA
}
