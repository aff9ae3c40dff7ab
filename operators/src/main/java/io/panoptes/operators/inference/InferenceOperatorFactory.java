package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import java.util.Set;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Puts inference into a job: see {@link InferenceOperator}. */
public final class InferenceOperatorFactory extends AbstractStreamOperatorFactory<InferenceOutcome>
    implements OneInputStreamOperatorFactory<ImageRecord, InferenceOutcome> {

  private final Segmenter.Source segmenters;
  private final InferenceSettings settings;

  /** Models that hang too often end the process. */
  public InferenceOperatorFactory(ModelSource models, InferenceSettings settings) {
    this(models, settings, Set.of());
  }

  /**
   * Models that hang too often end the process.
   *
   * @param latestOnly ids of the sources of which only the newest image that waits is answered
   */
  public InferenceOperatorFactory(
      ModelSource models, InferenceSettings settings, Set<String> latestOnly) {
    this(
        new LatestOnly.Source(new SharedSegmenters(models, settings, ProcessExit.HALT), latestOnly),
        settings);
  }

  InferenceOperatorFactory(Segmenter.Source segmenters, InferenceSettings settings) {
    this.segmenters = requireNonNull(segmenters, "segmenters is null");
    this.settings = requireNonNull(settings, "settings is null");
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<InferenceOutcome>> T createStreamOperator(
      StreamOperatorParameters<InferenceOutcome> parameters) {
    return (T) new InferenceOperator(parameters, segmenters, settings);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return InferenceOperator.class;
  }
}
