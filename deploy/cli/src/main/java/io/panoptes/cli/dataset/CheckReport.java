package io.panoptes.cli.dataset;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.panoptes.models.dataset.CategoryContent;
import io.panoptes.models.dataset.DataSetCheck;
import io.panoptes.models.dataset.DataSetSummary;
import io.panoptes.models.dataset.ImageEntry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a check found, for people and for programs.
 *
 * @param format of the data set
 * @param problems lines for which training would refuse the data set
 * @param warnings lines for which it would not
 */
public record CheckReport(
    String format, DataSetSummary summary, List<String> problems, List<String> warnings) {

  private static final double[] SHARES = {0, .05, .25, .5, .75, .95, 1};
  private static final String[] SHARE_NAMES = {"min", "5 %", "25 %", "50 %", "75 %", "95 %", "max"};

  /** An attribute of more values is not worth a line. */
  private static final int VALUES_SHOWN = 12;

  public CheckReport {
    requireNonNull(format, "format is null");
    requireNonNull(summary, "summary is null");
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /**
   * @param summary of all images
   */
  public static CheckReport of(DataSetCheck check, DataSetSummary summary) {
    List<String> problems = new ArrayList<>();
    summary.broken().forEach(image -> problems.addAll(image.problems()));
    problems.addAll(check.ofWhole(summary));
    List<String> warnings = new ArrayList<>(check.emptyCategories(summary));
    warnings.removeAll(problems);
    return new CheckReport(check.data().format().name(), summary, problems, warnings);
  }

  /** Counts, sizes, balance of the categories, sizes of objects. */
  public void print(Path folder, PrintWriter out) {
    out.printf(
        "%s: %s, %d images%s%n",
        folder,
        format,
        summary.whole() + summary.broken().size(),
        summary.broken().isEmpty()
            ? ""
            : ", %d of which cannot be used".formatted(summary.broken().size()));
    List<ImageEntry> extremes = summary.extremes();
    if (extremes.isEmpty()) {
      return;
    }
    String smallest = size(extremes.get(0));
    String largest = size(extremes.get(1));
    out.printf(
        "  %s pixels%n",
        smallest.equals(largest) ? smallest : "%s to %s".formatted(smallest, largest));
    summary.attributes().forEach((name, values) -> attribute(name, values, out));
    int width = width();
    String names = "%n  %-" + width + "s  %-5s %8s %9s %8s%n";
    out.printf(names, "category", "kind", "images", "segments", "pixels");
    String row = "  %-" + width + "s  %-5s %8d %9d %6.2f %%%n";
    for (CategoryContent content : summary.categories()) {
      out.printf(
          Locale.ROOT,
          row,
          content.category().name(),
          content.category().isThing() ? "thing" : "stuff",
          content.images(),
          content.segments(),
          share(content.pixels()));
    }
    out.printf(
        Locale.ROOT,
        "  %-" + width + "s  %-5s %8s %9d %6.2f %%%n",
        "crowds",
        "",
        "",
        crowds(),
        share(crowdPixels()));
    out.printf(
        Locale.ROOT,
        "  %-" + width + "s  %-5s %8s %9s %6.2f %%%n",
        "void",
        "",
        "",
        "",
        share(summary.voidPixels()));
    sizes(width, out);
  }

  private void sizes(int width, PrintWriter out) {
    out.printf(
        "%n  %-" + width + "s" + " %7s".repeat(SHARES.length) + "%n",
        with("size of things", SHARE_NAMES));
    for (CategoryContent content : summary.categories()) {
      if (content.category().isThing() && content.segments() > 0) {
        double[] sizes = content.sizes(SHARES);
        out.printf("  %-" + width + "s", content.category().name());
        for (double size : sizes) {
          out.printf(Locale.ROOT, " %7.1f", size);
        }
        out.println();
      }
    }
    out.println("  (square root of the area, pixels)");
  }

  private static Object[] with(String first, String... rest) {
    List<Object> all = new ArrayList<>();
    all.add(first);
    all.addAll(List.of(rest));
    return all.toArray();
  }

  private static void attribute(String name, Map<String, Integer> values, PrintWriter out) {
    String told =
        values.size() > VALUES_SHOWN
            ? "%d values".formatted(values.size())
            : values.entrySet().stream()
                .map(value -> "%s %d".formatted(value.getKey(), value.getValue()))
                .collect(joining(", "));
    out.printf("  %s: %s%n", name, told);
  }

  private int width() {
    return summary.categories().stream()
        .mapToInt(content -> content.category().name().length())
        .reduce("size of things".length(), Math::max);
  }

  private long crowds() {
    return summary.categories().stream().mapToLong(CategoryContent::crowds).sum();
  }

  private long crowdPixels() {
    return summary.categories().stream().mapToLong(CategoryContent::crowdPixels).sum();
  }

  private double share(long pixels) {
    return 100. * pixels / summary.pixels();
  }

  private static String size(ImageEntry entry) {
    return "%d x %d".formatted(entry.width(), entry.height());
  }

  /** The same as a tree of maps, lists, texts and numbers. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", format);
    tree.put("images", summary.whole() + summary.broken().size());
    tree.put("broken", summary.broken().size());
    tree.put("pixels", summary.pixels());
    tree.put("void_pixels", summary.voidPixels());
    tree.put("sizes", summary.extremes().stream().map(CheckReport::size).toList());
    tree.put("attributes", summary.attributes());
    Map<String, Object> categories = new LinkedHashMap<>();
    summary.categories().forEach(one -> categories.put(one.category().name(), tree(one)));
    tree.put("categories", categories);
    tree.put("problems", problems);
    tree.put("warnings", warnings);
    return tree;
  }

  private static Map<String, Object> tree(CategoryContent content) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", content.category().id());
    tree.put("is_thing", content.category().isThing());
    tree.put("images", content.images());
    tree.put("segments", content.segments());
    tree.put("pixels", content.pixels());
    tree.put("crowds", content.crowds());
    tree.put("crowd_pixels", content.crowdPixels());
    Map<String, Double> sizes = new LinkedHashMap<>();
    double[] values = content.sizes(SHARES);
    for (int i = 0; i < values.length; i++) {
      sizes.put(SHARE_NAMES[i], values[i]);
    }
    tree.put("size", sizes);
    return tree;
  }
}
