package io.panoptes.models.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a COCO data set has its files: {@code KIND.json} and {@code images/} in one folder, or as
 * COCO ships them, {@code annotations/KIND_train2017.json} and {@code train2017/}. The JSON itself
 * may be given in place of the folder.
 *
 * @param images the folder of the images, which need not be there
 */
record CocoLayout(Path json, Path images) {

  /** Whether a folder has a JSON of the kind, or several. */
  static boolean isIn(Path folder, String kind) {
    return !candidates(folder, kind).isEmpty();
  }

  /**
   * @throws DataSetException when there is no JSON of the kind, or more than one
   */
  static CocoLayout of(Path folder, String kind) {
    List<Path> candidates = candidates(folder, kind);
    if (candidates.size() != 1) {
      throw new DataSetException(
          candidates.isEmpty()
              ? "%s: there is no %s.json and no annotations/%s_*.json".formatted(folder, kind, kind)
              : "%s: there are %s and %s: give one of them in place of the folder"
                  .formatted(folder, candidates.get(0), candidates.get(1)));
    }
    return of(candidates.get(0));
  }

  private static CocoLayout of(Path json) {
    Path folder = json.toAbsolutePath().getParent();
    boolean shipped = folder.endsWith("annotations") && folder.getParent() != null;
    Path root = shipped ? json.resolveSibling("..").normalize() : json.resolveSibling("");
    String name = json.getFileName().toString().replaceFirst("\\.json$", "");
    Path split = root.resolve(name.substring(name.indexOf('_') + 1));
    return new CocoLayout(
        json, shipped && Files.isDirectory(split) ? split : root.resolve("images"));
  }

  /** The JSON of another kind that belongs to this one, where it is there. */
  Optional<Path> other(String kind) {
    String name = json.getFileName().toString();
    int end = name.indexOf('_') < 0 ? name.indexOf('.') : name.indexOf('_');
    return Optional.of(json.resolveSibling(kind + name.substring(end)))
        .filter(Files::isRegularFile);
  }

  private static List<Path> candidates(Path folder, String kind) {
    if (Files.isRegularFile(folder)) {
      return folder.getFileName().toString().matches(kind + "(_.*)?\\.json")
          ? List.of(folder)
          : List.of();
    }
    Path plain = folder.resolve(kind + ".json");
    if (Files.isRegularFile(plain)) {
      return List.of(plain);
    }
    Path annotations = folder.resolve("annotations");
    if (!Files.isDirectory(annotations)) {
      return List.of();
    }
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(annotations, kind + "{,_*}.json")) {
      List<Path> found = new ArrayList<>();
      stream.forEach(found::add);
      found.sort(null);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
