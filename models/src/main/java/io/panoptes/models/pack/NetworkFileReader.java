package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import java.io.IOException;
import java.util.List;

/** Reads a network's entry, in which alone of all keys {@code onnx} may be left out. */
final class NetworkFileReader extends JsonDeserializer<PackManifest.NetworkFile> {

  private record Written(String file, String sha256, List<String> outputs, OnnxBinding onnx) {}

  @Override
  public PackManifest.NetworkFile deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    JsonNode tree = context.readTree(parser);
    if (tree instanceof ObjectNode entry && !entry.has("onnx")) {
      entry.putNull("onnx");
    }
    Written written = context.readTreeAsValue(tree, Written.class);
    return new PackManifest.NetworkFile(
        written.file(), written.sha256(), written.outputs(), written.onnx());
  }
}
