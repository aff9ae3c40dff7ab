package io.panoptes.models.merge;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.InstanceMap;
import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The merge of Panoptic-DeepLab (Cheng et al. 2020), for objects that {@link CentreOffsetGrouping}
 * found.
 *
 * <ol>
 *   <li>An object's pixels are those whose semantic label is a thing; its category is the label
 *       most of them have, of equally frequent ones the smaller label.
 *   <li>Pixels of a stuff label are one segment per label, objects or not.
 *   <li>Segments below the area limits, and things below the score limit, become void.
 * </ol>
 *
 * <p>A thing's score is its centre's heat times the mean confidence of its pixels, stuff's the
 * latter alone.
 */
public final class CentreOffsetMerge implements PanopticMerge<SemanticMap, InstanceMap> {

  private final LabelMap labelMap;
  private final CentreOffsetSettings settings;

  public CentreOffsetMerge(LabelMap labelMap, CentreOffsetSettings settings) {
    this.labelMap = requireNonNull(labelMap, "labelMap is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  /**
   * @throws IllegalArgumentException when the sizes differ, a label is not in the label map, an
   *     object has no score, or a score is not 0 to 1
   */
  @Override
  public PanopticMap merge(SemanticMap semantic, InstanceMap instances) {
    if (semantic.width() != instances.width() || semantic.height() != instances.height()) {
      throw new IllegalArgumentException(
          "a semantic map of %d x %d and an instance map of %d x %d are not of one image"
              .formatted(
                  semantic.width(), semantic.height(), instances.width(), instances.height()));
    }
    checkScores(instances.scores());
    int objects = instances.scores().length;
    int width = semantic.width();
    int height = semantic.height();
    MergeCanvas canvas = new MergeCanvas(labelMap, width, height, new int[width * height], objects);
    LabelVotes votes = new LabelVotes(labelMap.size(), objects);
    for (int y = 0; y < height; y++) {
      drawRow(y, semantic, instances, canvas, votes);
    }
    List<MergeCanvas.Thing> things = new ArrayList<>(objects);
    for (int object = 1; object <= objects; object++) {
      int category = labelMap.byLabel(votes.majority(object)).id();
      float score = instances.scores()[object - 1] * canvas.meanConfidence(object);
      things.add(new MergeCanvas.Thing(category, score));
    }
    return canvas.finish(
        things, settings.minThingScore(), settings.minThingArea(), settings.minStuffArea());
  }

  /** Run by run of one label and one object. */
  private static void drawRow(
      int y, SemanticMap semantic, InstanceMap instances, MergeCanvas canvas, LabelVotes votes) {
    byte[] labels = semantic.labels();
    byte[] confidence = semantic.confidence();
    int[] ids = instances.ids();
    int row = y * semantic.width();
    int end = row + semantic.width();
    int at = row;
    while (at < end) {
      int start = at;
      byte label = labels[at];
      int object = ids[at];
      int sum = 0;
      while (at < end && labels[at] == label && ids[at] == object) {
        sum += confidence[at++] & 0xFF;
      }
      if (object < 0 || object > instances.scores().length) {
        throw new IllegalArgumentException(
            "pixel %d is of object %d: there are scores for %d"
                .formatted(start, object, instances.scores().length));
      }
      int stuff = canvas.stuffCode(label & 0xFF, start);
      if (stuff != 0) {
        canvas.draw(stuff, y, start - row, at - row);
        canvas.addConfidence(stuff, sum);
      } else if (object != 0 && (label & 0xFF) != SemanticMap.NO_LABEL) {
        canvas.draw(object, y, start - row, at - row);
        canvas.addConfidence(object, sum);
        votes.add(object, label & 0xFF, at - start);
      } else {
        canvas.count(0, y, start - row, at - row);
      }
    }
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
