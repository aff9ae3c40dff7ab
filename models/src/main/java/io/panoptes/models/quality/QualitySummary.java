package io.panoptes.models.quality;

import java.util.List;
import java.util.Optional;

/**
 * PQ over the categories that occur, in truth or prediction, as in panopticapi's rows All, Things
 * and Stuff: one that is only predicted counts as zeros, one that does not occur does not count. Of
 * PQ and of boundary PQ alike.
 *
 * @param all mean over the categories; empty when none occurs
 * @param things likewise over the things
 * @param stuff likewise over the stuff
 * @param perCategory every category of the label map, in its order
 */
public record QualitySummary(
    Optional<Quality> all,
    Optional<Quality> things,
    Optional<Quality> stuff,
    List<CategoryQuality> perCategory) {

  public QualitySummary {
    perCategory = List.copyOf(perCategory);
  }
}
