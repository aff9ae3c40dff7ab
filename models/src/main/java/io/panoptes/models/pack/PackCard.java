package io.panoptes.models.pack;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How good a pack is, and where it fails: card.yaml beside pack.yaml. Serving does not need it.
 *
 * @param pack digest of the pack that was measured
 * @param command that measured it
 * @param data that it was measured on, for people
 * @param images of it
 * @param figures one for each category that occurs, then All, Things and Stuff
 * @param objects of all images, then by the values of an attribute of the images
 * @param failures what it gets wrong, for people
 * @param examples pictures in the pack's folder
 */
public record PackCard(
    String pack,
    String command,
    String data,
    int images,
    List<Figures> figures,
    List<Objects> objects,
    List<String> failures,
    List<Example> examples) {

  /** The mean over all categories, in {@link #figures}. */
  static final String ALL = "All";

  /**
   * Panoptic quality, as {@code panoptes evaluate} computes it.
   *
   * @param of a category, or All, Things or Stuff, of which the counts are sums
   */
  public record Figures(String of, double pq, double sq, double rq, long tp, long fp, long fn) {}

  /**
   * Things whatever their category, matched at an IoU above .5, as the 2018 Data Science Bowl
   * counts.
   *
   * @param of such as {@code modality fluorescence}
   * @param share TP/(TP+FP+FN) of all objects together
   */
  public record Objects(String of, int images, double share, long tp, long fp, long fn) {}

  /**
   * A picture.
   *
   * @param caption what it shows
   */
  public record Example(FileEntry picture, String caption) {}

  public PackCard {
    requireNonNull(pack, "pack is missing");
    requireNonNull(command, "command is missing");
    requireNonNull(data, "data is missing");
    figures = List.copyOf(figures);
    objects = List.copyOf(objects);
    failures = List.copyOf(failures);
    examples = List.copyOf(examples);
  }

  /** PQ over all categories; empty when none occurred. */
  public OptionalDouble pq() {
    return figures.stream()
        .filter(one -> one.of().equals(ALL))
        .mapToDouble(Figures::pq)
        .findFirst();
  }
}
