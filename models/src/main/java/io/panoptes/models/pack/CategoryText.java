package io.panoptes.models.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.panoptes.models.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Categories as a user writes them for a pack of another's network. */
public final class CategoryText {

  /** Okabe and Ito's colours first, then darker ones. */
  private static final List<String> COLORS =
      List.of(
          "e69f00", "56b4e9", "009e73", "f0e442", "0072b2", "d55e00", "cc79a7", "999999", "8c510a",
          "542788", "1b7837", "b2182b");

  private CategoryText() {}

  /** What the file holds: the same entries as pack.yaml has. */
  private record Written(List<PackManifest.CategoryEntry> categories) {}

  /**
   * Reads a YAML file with the key {@code categories}, as in pack.yaml.
   *
   * @throws PackException when it cannot be read or holds something else
   */
  public static List<PackManifest.CategoryEntry> read(Path file) {
    try {
      Written written = PackFiles.yaml().readValue(YamlFile.read(file), Written.class);
      if (written == null || written.categories() == null || written.categories().isEmpty()) {
        throw new PackException("%s has no categories".formatted(file));
      }
      return written.categories();
    } catch (JsonProcessingException e) {
      throw new PackException(
          "%s: %s; expected are 'categories:' with id, name, thing and color each, as in pack.yaml"
              .formatted(file, Pack.firstLine(e.getOriginalMessage())),
          e);
    } catch (IOException e) {
      throw new PackException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Reads such as {@code bottle:thing,wall:stuff}: ids from 1, colours by their place.
   *
   * @throws IllegalArgumentException when one is not a name with its kind
   */
  public static List<PackManifest.CategoryEntry> parse(List<String> labels) {
    List<PackManifest.CategoryEntry> categories = new ArrayList<>();
    for (String label : labels) {
      int colon = label.lastIndexOf(':');
      String kind = label.substring(colon + 1).strip();
      if (colon < 1 || !kind.equals("thing") && !kind.equals("stuff")) {
        throw new IllegalArgumentException(
            "label '%s': write NAME:thing or NAME:stuff".formatted(label));
      }
      int index = categories.size();
      categories.add(
          new PackManifest.CategoryEntry(
              index + 1,
              label.substring(0, colon).strip(),
              kind.equals("thing"),
              COLORS.get(index % COLORS.size())));
    }
    return categories;
  }
}
