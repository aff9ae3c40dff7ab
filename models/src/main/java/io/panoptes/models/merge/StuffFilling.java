package io.panoptes.models.merge;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.SemanticMap;
import java.util.List;

/** Gives the pixels that no thing took to the stuff of the semantic map, in one pass. */
final class StuffFilling {

  private final SemanticMap semantic;
  private final int[] codes;
  private final MergeCanvas canvas;

  private StuffFilling(SemanticMap semantic, int[] codes, MergeCanvas canvas) {
    this.semantic = semantic;
    this.codes = codes;
    this.canvas = canvas;
  }

  /**
   * @param codes 0 where free, else a place among the things plus 1; becomes the result's ids
   */
  static PanopticMap fill(
      LabelMap labelMap,
      SemanticMap semantic,
      int[] codes,
      List<MergeCanvas.Thing> things,
      AreaLimit stuffAreaLimit) {
    MergeCanvas canvas =
        new MergeCanvas(labelMap, semantic.width(), semantic.height(), codes, things.size());
    StuffFilling filling = new StuffFilling(semantic, codes, canvas);
    for (int y = 0; y < semantic.height(); y++) {
      filling.fillRow(y);
    }
    return canvas.finish(things, AreaLimit.NONE, stuffAreaLimit);
  }

  private void fillRow(int y) {
    int row = y * semantic.width();
    int end = row + semantic.width();
    int at = row;
    while (at < end) {
      int start = at;
      int code = codes[at];
      if (code == 0) {
        at = fillRun(y, start, end);
      } else {
        while (at < end && codes[at] == code) {
          at++;
        }
        canvas.count(code, y, start - row, at - row);
      }
    }
  }

  /**
   * @return where the run of free pixels of one label ends
   */
  private int fillRun(int y, int start, int end) {
    byte[] labels = semantic.labels();
    byte[] confidence = semantic.confidence();
    byte label = labels[start];
    int code = canvas.stuffCode(label & 0xFF, start);
    int sum = 0;
    int at = start;
    while (at < end && codes[at] == 0 && labels[at] == label) {
      codes[at] = code;
      sum += confidence[at++] & 0xFF;
    }
    int row = y * semantic.width();
    canvas.count(code, y, start - row, at - row);
    canvas.addConfidence(code, sum);
    return at;
  }
}
