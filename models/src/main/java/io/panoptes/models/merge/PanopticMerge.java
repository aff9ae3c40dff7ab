package io.panoptes.models.merge;

import io.panoptes.models.panoptic.PanopticMap;

/**
 * Fuses what was said of an image's categories and of its objects to one panoptic map. Merges are
 * immutable and thread-safe.
 *
 * <p>In every result each pixel is in one segment or void; ids are 1 to n without a gap, things
 * first, in the order in which they were merged, then stuff in the order of labels; no segment is
 * empty; a stuff category has one segment; areas are those of the pixels. Thing pixels of the
 * semantic side that no object claims are void, by design: it raises PQ.
 *
 * @param <S> semantic side
 * @param <I> instance side
 */
public sealed interface PanopticMerge<S, I>
    permits HeuristicMerge, ClassAwareMerge, AdaptiveMerge, CentreOffsetMerge {

  /**
   * @throws IllegalArgumentException when sizes differ, a score or logit is not a number, or a
   *     label or category is not in the label map
   */
  PanopticMap merge(S semantic, I instances);
}
