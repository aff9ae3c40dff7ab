package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.Category;
import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SegmentLabel;
import io.panoptes.models.panoptic.Segments;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Fuses a semantic and an instance map to a panoptic one, as Panoptic-DeepLab does (Cheng et al.
 * 2020). Immutable and thread-safe.
 *
 * <ol>
 *   <li>An object's pixels are those whose semantic label is a thing; its category is the label
 *       most of them have, of equally frequent ones the smaller label.
 *   <li>Pixels of a thing label that no object claims become void, by design: it raises PQ.
 *   <li>Pixels of a stuff label are one segment per label, objects or not.
 *   <li>Segments below the area limits become void.
 * </ol>
 *
 * <p>In the result ids are 1 to n without a gap, things in the order of the objects, then stuff in
 * the order of labels; no segment is empty. A thing's score is its centre's, stuff's the mean
 * confidence of its pixels.
 */
public final class PanopticMerge {

  private final LabelMap labelMap;
  private final MergeSettings settings;

  public PanopticMerge(LabelMap labelMap, MergeSettings settings) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  /**
   * @throws IllegalArgumentException when the sizes differ, a label is not in the label map, an
   *     object has no score, or a score is not 0 to 1
   */
  public PanopticMap merge(SemanticMap semantic, InstanceMap instances) {
    if (semantic.width() != instances.width() || semantic.height() != instances.height()) {
      throw new IllegalArgumentException(
          "a semantic map of %d x %d and an instance map of %d x %d are not of one image"
              .formatted(
                  semantic.width(), semantic.height(), instances.width(), instances.height()));
    }
    checkScores(instances.scores());
    LabelVotes votes = LabelVotes.count(semantic, instances, labelMap);
    List<SegmentLabel> labels = new ArrayList<>();
    int[] thingIds = thingIds(instances.scores(), votes, labels);
    int[] stuffIds = stuffIds(votes, labels);
    byte[] pixelLabels = semantic.labels();
    int[] objects = instances.ids();
    int[] ids = new int[pixelLabels.length];
    for (int i = 0; i < ids.length; i++) {
      int label = pixelLabels[i] & 0xFF;
      ids[i] = labelMap.byLabel(label).isThing() ? thingIds[objects[i]] : stuffIds[label];
    }
    return Segments.of(semantic.width(), semantic.height(), ids, labels);
  }

  /** By object, the id of its segment or 0; index 0 is for thing pixels that no object claims. */
  private int[] thingIds(float[] scores, LabelVotes votes, List<SegmentLabel> labels) {
    int[] ids = new int[scores.length + 1];
    for (int object = 1; object <= scores.length; object++) {
      int area = votes.thingPixels(object);
      if (area > 0 && area >= settings.minThingArea()) {
        int category = labelMap.byLabel(votes.majority(object)).id();
        ids[object] = labels.size() + 1;
        labels.add(new SegmentLabel(ids[object], category, true, false, scores[object - 1]));
      }
    }
    return ids;
  }

  /** By label, the id of its segment or 0. */
  private int[] stuffIds(LabelVotes votes, List<SegmentLabel> labels) {
    int[] ids = new int[labelMap.size()];
    for (int label = 0; label < ids.length; label++) {
      Category category = labelMap.byLabel(label);
      long area = votes.pixels(label);
      if (!category.isThing() && area > 0 && area >= settings.minStuffArea()) {
        ids[label] = labels.size() + 1;
        float score = (float) Math.min(1, votes.confidence(label) / (255d * area));
        labels.add(new SegmentLabel(ids[label], category.id(), false, false, score));
      }
    }
    return ids;
  }

  private static void checkScores(float[] scores) {
    for (int i = 0; i < scores.length; i++) {
      if (!(scores[i] >= 0 && scores[i] <= 1)) {
        throw new IllegalArgumentException(
            "object %d has score %s: a score is 0 to 1".formatted(i + 1, scores[i]));
      }
    }
  }
}
