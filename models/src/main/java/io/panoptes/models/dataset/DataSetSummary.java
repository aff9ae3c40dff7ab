package io.panoptes.models.dataset;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the images of a data set have in them, added up one by one. For one thread. */
public final class DataSetSummary {

  private final Map<Integer, CategoryContent> categories = new LinkedHashMap<>();
  private final SortedMap<String, SortedMap<String, Integer>> attributes = new TreeMap<>();
  private final List<ImageFinding.Broken> broken = new ArrayList<>();
  private int whole;
  private long pixels;
  private long covered;
  private ImageEntry smallest;
  private ImageEntry largest;

  public DataSetSummary(LabelMap labelMap) {
    labelMap
        .categories()
        .forEach(category -> categories.put(category.id(), new CategoryContent(category)));
  }

  public void add(ImageFinding finding) {
    if (finding instanceof ImageFinding.Whole image) {
      add(image);
    } else if (finding instanceof ImageFinding.Broken image) {
      broken.add(image);
    }
  }

  private void add(ImageFinding.Whole image) {
    ImageEntry entry = image.entry();
    whole++;
    pixels += area(entry);
    smallest = smallest == null || area(entry) < area(smallest) ? entry : smallest;
    largest = largest == null || area(entry) > area(largest) ? entry : largest;
    entry
        .attributes()
        .forEach(
            (name, value) ->
                attributes
                    .computeIfAbsent(name, key -> new TreeMap<>())
                    .merge(value, 1, Integer::sum));
    Set<Integer> present = new HashSet<>();
    for (Segment segment : image.segments()) {
      CategoryContent content = categories.get(segment.categoryId());
      content.add(segment);
      covered += segment.area();
      if (present.add(segment.categoryId())) {
        content.addImage();
      }
    }
  }

  private static long area(ImageEntry entry) {
    return (long) entry.width() * entry.height();
  }

  /** Images that could be read. */
  public int whole() {
    return whole;
  }

  /** Those that could not, in the order they were added. */
  public List<ImageFinding.Broken> broken() {
    return List.copyOf(broken);
  }

  /** In the order of the label map. */
  public List<CategoryContent> categories() {
    return List.copyOf(categories.values());
  }

  /** Of all images that could be read. */
  public long pixels() {
    return pixels;
  }

  /** Those of no segment. */
  public long voidPixels() {
    return pixels - covered;
  }

  /** The images of fewest and most pixels; empty where none could be read. */
  public List<ImageEntry> extremes() {
    return whole == 0 ? List.of() : List.of(smallest, largest);
  }

  /** How many images have each value of each attribute. */
  public SortedMap<String, SortedMap<String, Integer>> attributes() {
    return attributes;
  }
}
