package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.image.PixelScaling;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a pack of networks from elsewhere is made of.
 *
 * @param networks files {@code *.zip} of Deeplearning4j's ModelSerializer, or {@code *.onnx}; all
 *     of one kind
 * @param outputs which output of a network each head is; those that are left out have the name of
 *     their head and its values
 * @param layout of ONNX models
 * @param maxBytes of all networks together
 * @param command that was given to make it
 */
public record PackRecipe(
    String name,
    String version,
    List<PackManifest.CategoryEntry> categories,
    PixelScaling normalisation,
    PackManifest.Input input,
    List<Path> networks,
    Map<Head, OnnxBinding.Output> outputs,
    OnnxBinding.Layout layout,
    CentreOffsetSettings merge,
    long maxBytes,
    String command,
    String licence,
    String credit) {

  public PackRecipe {
    categories = List.copyOf(categories);
    networks = List.copyOf(networks);
    requireNonNull(normalisation, "normalisation is null");
    requireNonNull(input, "input is null");
    requireNonNull(layout, "layout is null");
    requireNonNull(merge, "merge is null");
    requireNonNull(command, "command is null");
    Map<Head, OnnxBinding.Output> all = new EnumMap<>(Head.class);
    for (Head head : Head.values()) {
      all.put(head, new OnnxBinding.Output(head.output(), OnnxBinding.Values.PROBABILITIES));
    }
    all.putAll(outputs);
    long names = all.values().stream().map(OnnxBinding.Output::name).distinct().count();
    if (names < all.size()) {
      throw new IllegalArgumentException(
          "the heads %s are the outputs %s: each head is another output"
              .formatted(
                  all.keySet().stream().map(Head::output).toList(),
                  all.values().stream().map(OnnxBinding.Output::name).toList()));
    }
    outputs = all;
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("no network is given: at least one file is needed");
    }
  }

  PackManifest manifest(List<PackManifest.NetworkFile> files) {
    return new PackManifest(
        PackManifest.FORMAT,
        name,
        version,
        categories,
        normalisation,
        input,
        files,
        merge,
        Map.of("command", command),
        licence,
        credit);
  }
}
