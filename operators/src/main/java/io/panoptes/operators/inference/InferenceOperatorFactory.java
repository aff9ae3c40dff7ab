package io.panoptes.operators.inference;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.batching.ProcessExit;
import io.panoptes.operators.merge.ResultRoom;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.shadow.ShadowSource;
import java.io.Serializable;
import java.util.Set;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEventDispatcher;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.CoordinatedOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Puts inference into a job: see {@link InferenceOperator}. */
public final class InferenceOperatorFactory extends AbstractStreamOperatorFactory<InferenceOutcome>
    implements OneInputStreamOperatorFactory<ImageRecord, InferenceOutcome>,
        CoordinatedOperatorFactory<InferenceOutcome> {

  /** What a candidate in the shadow found in images that have a result. */
  public static final OutputTag<PanopticImage> SHADOW_RESULTS =
      new OutputTag<>("shadow-results") {};

  /** Who tells the subtasks what to serve. */
  @FunctionalInterface
  public interface Coordination extends Serializable {

    OperatorCoordinator.Provider of(OperatorID operator);
  }

  private final Segmenter.Source segmenters;
  private final ShadowSource shadows;
  private final InferenceSettings settings;
  private final Serving configured;
  private final Coordination coordination;

  /**
   * Models that hang too often end the process.
   *
   * @param packs of which the configured one is the first
   * @param settings whose policy is the first
   * @param room for results of candidates
   * @param latestOnly ids of the sources of which only the newest image that waits is answered
   */
  public InferenceOperatorFactory(
      ServedPacks packs,
      InferenceSettings settings,
      ResultRoom room,
      Set<String> latestOnly,
      Coordination coordination) {
    this(
        new LatestOnly.Source(new SharedSegmenters(packs, settings, ProcessExit.HALT), latestOnly),
        new SharedShadows(packs, settings, room),
        settings,
        new Serving(packs.configured().reference(), settings.policy()),
        coordination);
  }

  InferenceOperatorFactory(
      Segmenter.Source segmenters,
      ShadowSource shadows,
      InferenceSettings settings,
      Serving configured,
      Coordination coordination) {
    this.segmenters = requireNonNull(segmenters, "segmenters is null");
    this.shadows = requireNonNull(shadows, "shadows is null");
    this.settings = requireNonNull(settings, "settings is null");
    this.configured = requireNonNull(configured, "configured is null");
    this.coordination = requireNonNull(coordination, "coordination is null");
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends StreamOperator<InferenceOutcome>> T createStreamOperator(
      StreamOperatorParameters<InferenceOutcome> parameters) {
    OperatorID id = parameters.getStreamConfig().getOperatorID();
    OperatorEventDispatcher events = parameters.getOperatorEventDispatcher();
    InferenceOperator operator =
        new InferenceOperator(
            parameters,
            segmenters,
            shadows,
            settings,
            configured,
            events.getOperatorEventGateway(id));
    events.registerEventHandler(id, operator);
    return (T) operator;
  }

  @Override
  public OperatorCoordinator.Provider getCoordinatorProvider(String name, OperatorID operator) {
    return coordination.of(operator);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
    return InferenceOperator.class;
  }
}
