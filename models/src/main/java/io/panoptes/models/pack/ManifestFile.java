package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** Reads pack.yaml: no unknown key, no key twice, and none missing but those that may be. */
record ManifestFile(Path path) {

  private static final String ONNX = "onnx";
  private static final String TESTS = "tests";
  private static final String SCALE = "scale";

  PackManifest parse(byte[] text) {
    ObjectMapper yaml = PackFiles.yaml().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try {
      JsonNode tree = yaml.readTree(text);
      if (tree instanceof ObjectNode manifest) {
        fillIn(manifest);
      }
      PackManifest manifest = yaml.treeToValue(tree, PackManifest.class);
      if (manifest == null) {
        throw new PackException("%s is empty".formatted(path));
      }
      return manifest;
    } catch (UnrecognizedPropertyException e) {
      throw new PackException(
          "%s: unknown key %s; known here: %s"
              .formatted(path, e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (JsonMappingException e) {
      Throwable reason = e.getCause() instanceof RuntimeException cause ? cause : e;
      String message = reason == e ? e.getOriginalMessage() : reason.getMessage();
      throw new PackException("%s: %s".formatted(path, Pack.firstLine(message)), e);
    } catch (JsonProcessingException e) {
      throw new PackException("%s: %s".formatted(path, Pack.firstLine(e.getMessage())), e);
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The keys that may be left out. */
  private static void fillIn(ObjectNode manifest) {
    if (!manifest.has(TESTS)) {
      manifest.putArray(TESTS);
    }
    if (manifest.path("input") instanceof ObjectNode input && !input.has(SCALE)) {
      input.put(SCALE, 1.0);
    }
    for (JsonNode network : manifest.path("networks")) {
      if (network instanceof ObjectNode entry && !entry.has(ONNX)) {
        entry.putNull(ONNX);
      }
    }
  }
}
