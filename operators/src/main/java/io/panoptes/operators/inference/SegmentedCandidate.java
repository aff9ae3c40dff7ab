package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.operators.merge.ResultMerge;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.shadow.Candidate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A segmenter of its own, whose predictions are merged on its own thread. An image is read and
 * decoded once more, as its pixels are gone by the time inference has answered it.
 *
 * @param stop lets the segmenter begin no run any more, without a wait
 */
record SegmentedCandidate(Segmenter segmenter, Runnable stop, ResultMerge merge)
    implements Candidate {

  SegmentedCandidate {
    requireNonNull(segmenter, "segmenter is null");
    requireNonNull(stop, "stop is null");
    requireNonNull(merge, "merge is null");
  }

  SegmentedCandidate(Segmenter segmenter, Runnable stop, LabelMap labelMap, ResultRoom room) {
    this(segmenter, stop, new ResultMerge(labelMap, room, nanos -> {}));
  }

  @Override
  public CompletableFuture<PanopticImage> run(ImageRecord image) {
    Segmentation segmentation = segmenter.segment(image);
    CompletableFuture<PanopticImage> result = segmentation.outcome().thenApply(this::result);
    return result.whenComplete((done, failure) -> segmentation.left().complete(null));
  }

  private PanopticImage result(InferenceOutcome outcome) {
    try {
      if (outcome instanceof Predicted predicted) {
        return merge.result(predicted);
      }
      DeadLetter letter = ((Rejected) outcome).deadLetter();
      throw new ImageFailure(letter.reason(), letter.stage(), letter.message());
    } catch (ImageFailure e) {
      throw new CompletionException(e);
    }
  }

  @Override
  public void abandon() {
    stop.run();
  }

  @Override
  public void close() {
    segmenter.close();
  }
}
