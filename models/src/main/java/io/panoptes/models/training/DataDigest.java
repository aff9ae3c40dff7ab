package io.panoptes.models.training;

import io.panoptes.models.dataset.LabelledImage;
import io.panoptes.models.dataset.LabelledImages;
import io.panoptes.models.panoptic.Segment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which data a training uses: the categories, and each image with its truth, pixel by pixel, and
 * whether it is learnt from or kept. Files that are only copied, or encoded anew without loss, stay
 * the same data.
 *
 * @param lines the categories, then one line an image: its use, a digest and the name
 */
public record DataDigest(List<String> lines) {

  private static final int DIGEST_BYTES = 8;

  public DataDigest {
    lines = List.copyOf(lines);
  }

  /** Reads every image, on all cores. */
  public static DataDigest of(TrainingData data) {
    return new DataDigest(
        Stream.of(
                Stream.of(data.learnt().labelMap().categories().toString()),
                lines("learnt", data.learnt()),
                lines("kept", data.kept()))
            .flatMap(lines -> lines)
            .toList());
  }

  private static Stream<String> lines(String use, LabelledImages images) {
    return IntStream.range(0, images.size())
        .parallel()
        .mapToObj(
            index ->
                "%s %s %s".formatted(use, digest(images.get(index)), images.entry(index).name()))
        .toList()
        .stream();
  }

  /** What sets this data off from earlier data, for people; empty when it is the same. */
  Optional<String> changeSince(DataDigest earlier) {
    if (equals(earlier)) {
      return Optional.empty();
    }
    if (!categories().equals(earlier.categories())) {
      return Optional.of(
          "its categories were %s and are %s".formatted(earlier.categories(), categories()));
    }
    Map<String, Image> before = earlier.byName();
    Map<String, Image> now = byName();
    for (Map.Entry<String, Image> image : now.entrySet()) {
      Image old = before.get(image.getKey());
      if (old == null) {
        return Optional.of("image %s is new".formatted(image.getKey()));
      }
      if (!old.digest().equals(image.getValue().digest())) {
        return Optional.of("image %s or its labels are others".formatted(image.getKey()));
      }
      if (!old.use().equals(image.getValue().use())) {
        return Optional.of(
            "image %s was %s and is %s"
                .formatted(image.getKey(), old.use(), image.getValue().use()));
      }
    }
    return before.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .findFirst()
        .map("image %s is gone"::formatted)
        .or(() -> Optional.of("its images come in another order"));
  }

  private record Image(String use, String digest) {}

  private String categories() {
    return lines.get(0);
  }

  private Map<String, Image> byName() {
    Map<String, Image> images = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] parts = line.split(" ", 3);
      images.put(parts[2], new Image(parts[0], parts[1]));
    }
    return images;
  }

  private static String digest(LabelledImage image) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    digest.update(
        "%d x %d"
            .formatted(image.image().width(), image.image().height())
            .getBytes(StandardCharsets.UTF_8));
    digest.update(image.image().pixels());
    int[] ids = image.truth().ids();
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * ids.length);
    bytes.asIntBuffer().put(ids);
    digest.update(bytes.array());
    for (Segment segment : image.truth().segments()) {
      digest.update(
          "%d %d %b"
              .formatted(segment.id(), segment.categoryId(), segment.isCrowd())
              .getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
  }
}
