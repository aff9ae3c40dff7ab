package io.panoptes.models.training;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.network.Head;
import io.panoptes.models.pack.Pack;
import io.panoptes.models.panoptic.LabelMap;
import java.util.List;
import java.util.Optional;

/**
 * What is taken over from a pack.
 *
 * @param pack digest of the pack
 * @param newHeads heads whose last layer begins with random weights, since they say something else
 *     than in the pack
 * @param frozen a regular expression: layers of such names stay as they are in the pack
 */
public record Transfer(String pack, List<Head> newHeads, Optional<String> frozen) {

  public Transfer {
    requireNonNull(pack, "pack is null");
    newHeads = List.copyOf(newHeads);
    requireNonNull(frozen, "frozen is null");
  }

  /**
   * From a pack to data of these categories: with others than the pack's, or in another order, the
   * semantic head is new.
   */
  public static Transfer of(Pack pack, LabelMap categories, Optional<String> frozen) {
    boolean same = pack.labelMap().categories().equals(categories.categories());
    return new Transfer(pack.digest(), same ? List.of() : List.of(Head.SEMANTIC), frozen);
  }
}
