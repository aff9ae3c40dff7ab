package io.panoptes.models.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are found by their names. */
final class FileNames {

  static final Pattern IMAGE = Pattern.compile("(.*)\\.(?i:png|jpe?g)");
  static final Pattern PNG = Pattern.compile("(.*)\\.(?i:png)");

  private FileNames() {}

  /**
   * Files of a folder and of those in it, sorted.
   *
   * @param pattern of the path below the folder, with {@code /} between folders; its first group is
   *     the key
   * @throws DataSetException when two files have the same key
   */
  static SortedMap<String, Path> below(Path folder, Pattern pattern) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        Matcher matcher = pattern.matcher(name);
        if (matcher.matches()) {
          Path other = files.putIfAbsent(matcher.group(1), file);
          if (other != null) {
            throw new DataSetException(
                "%s and %s differ in their ending only: rename one of them".formatted(other, file));
          }
        }
      }
    }
    return files;
  }
}
