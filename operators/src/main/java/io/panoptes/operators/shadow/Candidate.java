package io.panoptes.operators.shadow;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.PanopticImage;
import java.util.concurrent.CompletableFuture;

/** A pack that runs in the shadow, on threads of its own. */
public interface Candidate extends AutoCloseable {

  /**
   * What it finds in an image; never blocks the caller.
   *
   * @return fails with {@link io.panoptes.operators.record.ImageFailure} for an image it cannot do,
   *     and with anything else when it cannot go on at all
   */
  CompletableFuture<PanopticImage> run(ImageRecord image);

  /**
   * Begins no run any more and waits for none: what it holds is given back as its runs end. Never
   * blocks.
   */
  void abandon();

  /** Waits for the run in work; an image that is not yet in a run fails. Also after the above. */
  @Override
  void close();
}
