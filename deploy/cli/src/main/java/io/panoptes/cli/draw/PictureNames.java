package io.panoptes.cli.draw;

import java.util.HashSet;
import java.util.Set;

/**
 * Names of PNG files for images, no two the same: {@code a/b.jpg} is {@code a_b.png}, and {@code
 * a_b.png} after it {@code a_b.1.png}. Not thread-safe.
 */
public final class PictureNames {

  private final Set<String> given = new HashSet<>();

  /**
   * A name without folder.
   *
   * @param image an id or a file name
   */
  public String next(String image) {
    String base = image.replaceAll("\\.[A-Za-z]+$", "").replaceAll("[^A-Za-z0-9._-]", "_");
    String name = base + ".png";
    for (int i = 1; !given.add(name); i++) {
      name = "%s.%d.png".formatted(base, i);
    }
    return name;
  }
}
