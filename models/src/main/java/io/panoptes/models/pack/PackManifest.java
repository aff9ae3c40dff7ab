package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.panoptes.models.image.PixelScaling;
import io.panoptes.models.inference.InputSizes;
import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.network.Head;
import io.panoptes.models.onnx.runtime.OnnxBinding;
import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.LabelMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What pack.yaml says. Keys are written as here, in snake case.
 *
 * @param format 1
 * @param version of the pack, for people; the digest is what tells packs apart
 * @param categories in the order of the semantic head's channels
 * @param input sizes at which the networks run
 * @param networks one joint graph, or one for each part; together they give each output once
 * @param training where the weights come from: command, data, seed, what was measured
 * @param tests images with what must be found in them; may be left out
 * @param licence of the weights, an SPDX identifier
 * @param credit whose data they were trained on
 */
public record PackManifest(
    int format,
    String name,
    String version,
    List<CategoryEntry> categories,
    PixelScaling normalisation,
    Input input,
    List<NetworkFile> networks,
    CentreOffsetSettings merge,
    Map<String, String> training,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TestImage> tests,
    String licence,
    String credit) {

  public static final int FORMAT = 1;

  private static final int MAX_NAME = 200;

  /**
   * @param color six hexadecimal digits, RRGGBB
   */
  public record CategoryEntry(int id, String name, boolean thing, String color) {

    Category category() {
      if (!color.matches("[0-9a-fA-F]{6}")) {
        throw new IllegalArgumentException(
            "category %s has the color %s: six hexadecimal digits in quotes are expected"
                .formatted(name, color));
      }
      return new Category(id, name, thing, Integer.parseInt(color, 16));
    }
  }

  /**
   * @param sizeBuckets allowed sides in pixels, ascending, each a multiple of {@code stride}
   * @param maxPixels larger images are scaled down
   * @param stride of the networks: 2 to the power of their levels
   * @param scale at which images are run, as of {@link InputSizes#scale}; 1 may be left out
   */
  public record Input(List<Integer> sizeBuckets, long maxPixels, int stride, double scale) {

    public Input {
      for (int side : sizeBuckets) {
        if (stride < 1 || side % stride != 0) {
          throw new IllegalArgumentException(
              "size bucket %d is not a multiple of the stride %d".formatted(side, stride));
        }
      }
      sizeBuckets = new InputSizes(sizeBuckets, maxPixels, scale).sides();
    }

    /** Run at the size that they have. */
    public Input(List<Integer> sizeBuckets, long maxPixels, int stride) {
      this(sizeBuckets, maxPixels, stride, 1);
    }

    /** Sides of 64 to 2048 pixels in steps of a third to a half: little padding, few shapes. */
    public static Input usual(long maxPixels, int stride, double scale) {
      List<Integer> sides =
          IntStream.of(64, 128, 192, 256, 320, 384, 512, 704, 1024, 1408, 2048)
              .map(side -> (side + stride - 1) / stride * stride)
              .distinct()
              .boxed()
              .toList();
      return new Input(sides, maxPixels, stride, scale);
    }

    public InputSizes sizes() {
      return new InputSizes(sizeBuckets, maxPixels, scale);
    }
  }

  /**
   * @param file in the pack's folder: a zip of Deeplearning4j, or an ONNX model, {@code *.onnx}
   * @param sha256 of the file, in hexadecimal
   * @param outputs names as of {@link Head#output}
   * @param onnx how an ONNX model is fed and read; may be left out where it is as exported
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NetworkFile(String file, String sha256, List<String> outputs, OnnxBinding onnx) {

    public NetworkFile {
      new FileEntry(file, sha256);
      outputs = List.copyOf(requireNonNull(outputs, "outputs are missing"));
      if (onnx != null && !file.endsWith(".onnx")) {
        throw new IllegalArgumentException(
            "%s has the key onnx: only files *.onnx can have it".formatted(file));
      }
      if (onnx != null && !onnx.outputs().keySet().equals(Set.copyOf(outputs))) {
        throw new IllegalArgumentException(
            "%s has the outputs %s, and its key onnx binds %s"
                .formatted(file, outputs, onnx.outputs().keySet()));
      }
    }

    public NetworkFile(String file, String sha256, List<String> outputs) {
      this(file, sha256, outputs, null);
    }

    FileEntry entry() {
      return new FileEntry(file, sha256);
    }

    boolean isOnnx() {
      return file.endsWith(".onnx");
    }

    OnnxBinding binding() {
      return onnx == null ? OnnxBinding.exported(outputs) : onnx;
    }
  }

  public PackManifest {
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "format %d: this release reads format %d".formatted(format, FORMAT));
    }
    requireShortText("name", name);
    requireShortText("version", version);
    requireText("licence", licence);
    requireText("credit", credit);
    categories = List.copyOf(requireNonNull(categories, "categories are missing"));
    networks = List.copyOf(requireNonNull(networks, "networks are missing"));
    // In the order of the file: a copy without one would change the digest from run to run.
    training =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(requireNonNull(training, "training is missing")));
    tests = List.copyOf(requireNonNull(tests, "tests are missing"));
    requireNonNull(normalisation, "normalisation is missing");
    requireNonNull(input, "input is missing");
    requireNonNull(merge, "merge is missing");
    new LabelMap(categories.stream().map(CategoryEntry::category).toList());
    if (networks.stream().map(NetworkFile::isOnnx).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "networks of Deeplearning4j and ONNX models in one pack: all must be of one kind");
    }
    for (Head head : Head.values()) {
      long count =
          networks.stream()
              .flatMap(network -> network.outputs().stream())
              .filter(head.output()::equals)
              .count();
      if (count != 1) {
        throw new IllegalArgumentException(
            "output %s is given by %d networks: exactly one must".formatted(head.output(), count));
      }
    }
  }

  /** Without tests. */
  public PackManifest(
      int format,
      String name,
      String version,
      List<CategoryEntry> categories,
      PixelScaling normalisation,
      Input input,
      List<NetworkFile> networks,
      CentreOffsetSettings merge,
      Map<String, String> training,
      String licence,
      String credit) {
    this(
        format,
        name,
        version,
        categories,
        normalisation,
        input,
        networks,
        merge,
        training,
        List.of(),
        licence,
        credit);
  }

  /** The same with other merge settings. */
  public PackManifest withMerge(CentreOffsetSettings settings) {
    return new PackManifest(
        format,
        name,
        version,
        categories,
        normalisation,
        input,
        networks,
        settings,
        training,
        tests,
        licence,
        credit);
  }

  /** The same with other tests. */
  public PackManifest withTests(List<TestImage> others) {
    return new PackManifest(
        format,
        name,
        version,
        categories,
        normalisation,
        input,
        networks,
        merge,
        training,
        others,
        licence,
        credit);
  }

  /** Every file that the manifest names. */
  List<FileEntry> files() {
    return Stream.concat(
            networks.stream().map(NetworkFile::entry),
            tests.stream().flatMap(test -> Stream.of(test.image(), test.expected())))
        .toList();
  }

  private static void requireShortText(String key, String value) {
    requireText(key, value);
    if (value.length() > MAX_NAME || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "%s of %d characters: the limit is one line of %d"
              .formatted(key, value.length(), MAX_NAME));
    }
  }

  private static void requireText(String key, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(key + " is missing");
    }
  }

  public LabelMap labelMap() {
    return new LabelMap(categories.stream().map(CategoryEntry::category).toList());
  }
}
