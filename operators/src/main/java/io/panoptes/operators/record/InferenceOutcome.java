package io.panoptes.operators.record;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.inference.Prediction;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** How inference ended for one image. Passes to the merge by reference, as both are chained. */
@TypeInfo(InferenceOutcomeTypeInfoFactory.class)
public sealed interface InferenceOutcome {

  /**
   * The networks answered.
   *
   * @param batchSize images that ran together, this one included
   */
  record Predicted(
      ImageRecord image, Prediction prediction, int batchSize, StageTimes times, ResultPack pack)
      implements InferenceOutcome {

    public Predicted {
      requireNonNull(image, "image is null");
      requireNonNull(prediction, "prediction is null");
      requireNonNull(times, "times is null");
      requireNonNull(pack, "pack is null");
    }
  }

  /**
   * The image was passed over, as its source is answered latest-only.
   *
   * @param replacedBy the newer image of its source
   * @param shedAt microseconds since 1970
   * @param pack whose result it would have
   */
  record Shed(ImageIdentity identity, Origin replacedBy, long shedAt, PackIdentity pack)
      implements InferenceOutcome {

    public Shed {
      requireNonNull(identity, "identity is null");
      requireNonNull(replacedBy, "replacedBy is null");
      requireNonNull(pack, "pack is null");
    }
  }

  /** The image has no result. */
  record Rejected(DeadLetter deadLetter) implements InferenceOutcome {

    public Rejected {
      requireNonNull(deadLetter, "deadLetter is null");
    }
  }
}
