package io.panoptes.models.dataset;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.Segment;
import java.util.Arrays;

/** What a data set has of one category; crowds are counted apart. For one thread. */
public final class CategoryContent {

  private final Category category;
  private int images;
  private int segments;
  private int crowds;
  private long pixels;
  private long crowdPixels;
  private int[] areas = new int[16];

  CategoryContent(Category category) {
    this.category = requireNonNull(category, "category is null");
  }

  /** An image has the category. */
  void addImage() {
    images++;
  }

  void add(Segment segment) {
    if (segment.isCrowd()) {
      crowds++;
      crowdPixels += segment.area();
      return;
    }
    if (segments == areas.length) {
      areas = Arrays.copyOf(areas, 2 * segments);
    }
    areas[segments++] = segment.area();
    pixels += segment.area();
  }

  public Category category() {
    return category;
  }

  /** Images that have a segment of it, or a crowd. */
  public int images() {
    return images;
  }

  public int segments() {
    return segments;
  }

  public long pixels() {
    return pixels;
  }

  public int crowds() {
    return crowds;
  }

  public long crowdPixels() {
    return crowdPixels;
  }

  /**
   * Sizes of segments, each the square root of its area in pixels: the nearest rank of each share.
   *
   * @param shares 0 for the smallest to 1 for the largest
   * @return as many; empty where there is no segment
   */
  public double[] sizes(double... shares) {
    if (segments == 0) {
      return new double[0];
    }
    int[] sorted = Arrays.copyOf(areas, segments);
    Arrays.sort(sorted);
    return Arrays.stream(shares)
        .map(share -> Math.sqrt(sorted[(int) Math.round(share * (segments - 1))]))
        .toArray();
  }
}
