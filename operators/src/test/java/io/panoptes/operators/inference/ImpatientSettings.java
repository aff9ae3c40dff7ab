package io.panoptes.operators.inference;

import io.panoptes.operators.batching.HangSettings;
import java.time.Duration;

/** The default but for the time that is given to what hangs. */
final class ImpatientSettings {

  private ImpatientSettings() {}

  static InferenceSettings after(Duration limit) {
    InferenceSettings settings = InferenceSettings.DEFAULT;
    return new InferenceSettings(
        settings.batch(),
        new HangSettings(limit, settings.hang().maxWorkers()),
        settings.maxBufferedBytes(),
        settings.references(),
        settings.workers(),
        settings.readThreads(),
        settings.decodeThreads(),
        settings.maxImageBytes(),
        settings.maxImagePixels());
  }
}
