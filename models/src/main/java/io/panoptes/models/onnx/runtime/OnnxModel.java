package io.panoptes.models.onnx.runtime;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * A model that is not yet loaded.
 *
 * @param name for messages: its file
 * @param digest models of the same digest are the same
 * @param bytes an ONNX file; asked for only where the model is not loaded already
 */
public record OnnxModel(String name, String digest, OnnxBinding binding, Supplier<byte[]> bytes) {

  public OnnxModel {
    requireNonNull(name, "name is null");
    requireNonNull(digest, "digest is null");
    requireNonNull(binding, "binding is null");
    requireNonNull(bytes, "bytes is null");
  }
}
