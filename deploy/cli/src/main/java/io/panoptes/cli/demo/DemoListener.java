package io.panoptes.cli.demo;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;

/** Told how a demonstration goes, on its thread. */
public interface DemoListener {

  /** What happens now, in a few words. */
  void stage(String description);

  /** An image event that was consumed. */
  void image(ImageEvent event);

  /** A result that was consumed. */
  void result(PanopticResult result);

  /** A dead letter that was consumed. */
  void deadLetter(DeadLetter letter);
}
