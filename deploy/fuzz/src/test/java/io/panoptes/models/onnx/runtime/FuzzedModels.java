package io.panoptes.models.onnx.runtime;

/** The way to {@link SelfContained} from outside of its package, for fuzzing. */
public final class FuzzedModels {

  private FuzzedModels() {}

  public static void check(byte[] model) {
    SelfContained.parse("model.onnx", model);
  }
}
