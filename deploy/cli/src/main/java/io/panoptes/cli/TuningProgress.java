package io.panoptes.cli;

import io.panoptes.models.merge.CentreOffsetSettings;
import io.panoptes.models.training.MergeTuning;

/** One bar while the networks run, another while settings are scored. */
final class TuningProgress implements MergeTuning.Listener, AutoCloseable {

  private final Progress images;
  private final int settings;
  private Progress scored;

  /**
   * @param settings of one pass; there are at least two, of which the later ones score little
   */
  TuningProgress(int images, int settings) {
    this.images = Progress.start("images", images);
    this.settings = settings;
  }

  @Override
  public void imagePredicted() {
    images.step();
  }

  @Override
  public void settingsScored(CentreOffsetSettings given, double pq) {
    if (scored == null) {
      images.close();
      scored = Progress.start("settings", settings);
    }
    scored.step();
  }

  @Override
  public void close() {
    images.close();
    if (scored != null) {
      scored.close();
    }
  }
}
