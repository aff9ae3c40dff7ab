package io.panoptes.cli.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what to publish: files as given, and below folders all that look like images. */
public final class ImageFiles {

  private static final Pattern IMAGE_NAME = Pattern.compile(".*\\.(png|jpg|jpeg|jpe|jfif)");

  private final List<ImageFile> images = new ArrayList<>();
  private int others;

  private ImageFiles() {}

  /**
   * Below folders a file is taken if its name or its content says PNG or JPEG: a damaged image is
   * taken too. Hidden files and folders are passed over. In the order given, folders sorted by
   * path.
   *
   * @throws NoSuchFileException if a given path does not exist
   */
  public static ImageFiles find(List<Path> given) throws IOException {
    ImageFiles files = new ImageFiles();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        files.addFolder(path);
      } else if (Files.isRegularFile(path)) {
        Path file = path.toAbsolutePath().normalize();
        files.images.add(
            new ImageFile(path, nameOf(file.getParent()), file.getFileName().toString()));
      } else {
        throw new NoSuchFileException(path.toString());
      }
    }
    return files;
  }

  /** What was found. */
  public List<ImageFile> images() {
    return List.copyOf(images);
  }

  /** How many files below the folders do not look like images. */
  public int others() {
    return others;
  }

  private void addFolder(Path folder) throws IOException {
    String root = nameOf(folder.toAbsolutePath().normalize());
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
        Path relative = folder.relativize(file);
        if (isHidden(relative)) {
          continue;
        }
        if (looksLikeImage(file)) {
          images.add(new ImageFile(file, root, relative.toString().replace('\\', '/')));
        } else {
          others++;
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksLikeImage(Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return IMAGE_NAME.matcher(name).matches() || MediaType.of(file).isPresent();
  }

  private static String nameOf(Path folder) {
    Path name = folder.getFileName();
    return name == null ? "images" : name.toString();
  }
}
