package io.panoptes.models.onnx.runtime;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.panoptes.models.network.Head;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How an ONNX model is fed and read.
 *
 * @param input name of its only input, normalised RGB
 * @param layout of input and outputs
 * @param outputs by the names of the heads, {@link Head#output}
 */
public record OnnxBinding(String input, Layout layout, Map<String, Output> outputs) {

  /** Which axis holds the channels of an image. */
  public enum Layout {
    /** Second: {@code [batch, channels, height, width]}. */
    @JsonProperty("nchw")
    NCHW,
    /** Last: {@code [batch, height, width, channels]}. */
    @JsonProperty("nhwc")
    NHWC;

    int channelAxis() {
      return this == NCHW ? 1 : 3;
    }

    int heightAxis() {
      return this == NCHW ? 2 : 1;
    }

    long[] shape(int batch, int channels, int height, int width) {
      return this == NCHW
          ? new long[] {batch, channels, height, width}
          : new long[] {batch, height, width, channels};
    }
  }

  /** What the numbers of an output are. */
  public enum Values {
    /** As the head has them: probabilities, heat, offsets. */
    @JsonProperty("probabilities")
    PROBABILITIES,
    /** Before softmax over the channels, or before the sigmoid where there is one channel. */
    @JsonProperty("logits")
    LOGITS
  }

  /** An output of the model. */
  public record Output(String name, Values values) {

    public Output {
      requireNonNull(name, "name of an output is missing");
      requireNonNull(values, "values of an output are missing: probabilities or logits");
    }
  }

  public OnnxBinding {
    requireNonNull(input, "onnx: input is missing");
    requireNonNull(layout, "onnx: layout is missing: nchw or nhwc");
    outputs =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(requireNonNull(outputs, "onnx: outputs are missing")));
    List<String> heads = Arrays.stream(Head.values()).map(Head::output).toList();
    if (!heads.containsAll(outputs.keySet())) {
      throw new IllegalArgumentException(
          "onnx: outputs %s: the heads are %s".formatted(new TreeSet<>(outputs.keySet()), heads));
    }
    Output offset = outputs.get(Head.OFFSET.output());
    if (offset != null && offset.values() == Values.LOGITS) {
      throw new IllegalArgumentException("onnx: the offset head has no logits");
    }
  }

  /** Of a model that was exported from a pack. */
  public static OnnxBinding exported(List<String> heads) {
    return new OnnxBinding(
        "image",
        Layout.NCHW,
        heads.stream()
            .collect(
                Collectors.toMap(head -> head, head -> new Output(head, Values.PROBABILITIES))));
  }
}
