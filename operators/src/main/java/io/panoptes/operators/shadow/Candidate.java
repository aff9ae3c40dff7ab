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

  /** Waits for the image in work. */
  @Override
  void close();
}
