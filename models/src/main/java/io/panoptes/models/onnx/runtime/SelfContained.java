package io.panoptes.models.onnx.runtime;

import io.panoptes.models.text.OneLine;
import java.util.List;
import onnx.Onnx.ModelProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.InvalidProtocolBufferException;
import org.nd4j.shade.protobuf.Message;

/**
 * ONNX models that need no other file. A tensor may name one that holds its values, by a path that
 * the author of the model chose: ONNX Runtime would read it.
 */
public final class SelfContained {

  private SelfContained() {}

  /**
   * The model as a message.
   *
   * @param name for messages: its file
   * @throws OnnxException when it is no ONNX model, or a tensor anywhere in it names a file
   */
  public static ModelProto parse(String name, byte[] bytes) {
    try {
      ModelProto model = ModelProto.parseFrom(bytes);
      walk(name, model);
      return model;
    } catch (InvalidProtocolBufferException e) {
      throw new OnnxException(
          "%s is no ONNX model: %s".formatted(name, OneLine.of(String.valueOf(e.getMessage()))), e);
    }
  }

  /** As deep as a message may be nested, which protobuf limits to 100. */
  private static void walk(String name, Message message) {
    if (message instanceof TensorProto tensor
        && (tensor.getExternalDataCount() > 0
            || tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL)) {
      throw new OnnxException(
          "%s has values in another file, tensor '%s': save it as one file, as onnx.save does with save_as_external_data=False"
              .formatted(name, OneLine.of(tensor.getName())));
    }
    for (Object value : message.getAllFields().values()) {
      List<?> values = value instanceof List<?> several ? several : List.of(value);
      for (Object one : values) {
        if (one instanceof Message inner) {
          walk(name, inner);
        }
      }
    }
  }
}
