package io.panoptes.cli.demo;

import io.panoptes.schemas.DeadLetter;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.QualityWindow;

/** Counts what is consumed, and passes it on to whoever watches. */
record Observation(Answers answers, DemoListener listener) implements TopicReader.Listener {

  @Override
  public void image(ImageEvent event) {
    answers.image(event);
    listener.image(event);
  }

  @Override
  public void result(PanopticResult result, long nanos) {
    answers.result(result, nanos);
    listener.result(result);
  }

  @Override
  public void deadLetter(DeadLetter letter, long nanos) {
    answers.deadLetter(letter, nanos);
    listener.deadLetter(letter);
  }

  @Override
  public void refusedTruth(DeadLetter letter) {
    answers.refusedTruth(letter);
    listener.stage("a truth was refused: " + letter.getMessage());
  }

  @Override
  public void quality(QualityWindow window) {
    answers.quality(window);
  }
}
