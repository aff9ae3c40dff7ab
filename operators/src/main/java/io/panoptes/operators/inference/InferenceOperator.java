package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Shed;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.serving.ServingQuestion;
import io.panoptes.operators.shadow.ShadowSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEventHandler;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.SerializedValue;

/**
 * Hands images to a {@link Segmenter} and passes their outcomes on, in the order of each source and
 * with no source waiting for another.
 *
 * <p>Its input is keyed by {@link SourceOrder}. Its state is the images that have come in and not
 * gone out, as compressed bytes or references. After a restart they are run again, before those
 * that come new: so a model may see an image twice. A watermark goes out when all that came before
 * it has. An outcome has the timestamp that its record has in the log. That an image was shed goes
 * out at once.
 *
 * <p>What is served changes at a barrier: see {@link LocalServing}. Images that have not gone out
 * by then are asked of the new segmenter, answered or not, so that each outcome after the barrier
 * is of the new pack and none before it. What is served is state too.
 *
 * <p>An image that has gone out with a prediction may be shown to a candidate in the shadow, whose
 * results leave by {@link InferenceOperatorFactory#SHADOW_RESULTS} when they come. None of it is
 * state: of the images that a candidate has in work at a barrier, those are missing after a restart
 * from it, and none comes twice.
 *
 * <p>A barrier waits for no model. All is done on the task's thread, but for the segmenter's own
 * work.
 */
final class InferenceOperator extends AbstractStreamOperator<InferenceOutcome>
    implements OneInputStreamOperator<ImageRecord, InferenceOutcome>,
        BoundedOneInput,
        OperatorEventHandler {

  private static final long ANSWER_SECONDS = 60;

  private record Answer(ImageRecord image, Segmentation segmentation, InferenceOutcome outcome) {}

  // configuration
  private final Segmenter.Source segmenters;
  private final ShadowSource shadows;
  private final InferenceSettings settings;

  // runtime
  private final transient MailboxExecutor mailbox;
  private final transient OperatorEventGateway coordinator;
  private final transient PendingImages<Answer> pending;
  private final transient Set<Segmentation> segmentations = new HashSet<>();
  private final transient HeldWatermarks watermarks = new HeldWatermarks();
  private transient InferenceState state;
  private transient ServingChange first;
  private transient LocalServing serving;

  InferenceOperator(
      StreamOperatorParameters<InferenceOutcome> parameters,
      Segmenter.Source segmenters,
      ShadowSource shadows,
      InferenceSettings settings,
      Serving configured,
      OperatorEventGateway coordinator) {
    super(parameters);
    this.segmenters = segmenters;
    this.shadows = shadows;
    this.settings = settings;
    this.first = new ServingChange(0, configured);
    this.coordinator = coordinator;
    this.mailbox = parameters.getMailboxExecutor();
    this.pending = new PendingImages<>(settings.maxBufferedImages(), settings.maxBufferedBytes());
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state =
        new InferenceState(
            getKeyedStateBackend(),
            context.getOperatorStateStore(),
            getExecutionConfig().getSerializerConfig());
    Optional<ServingChange> restored = state.serving();
    first = restored.isPresent() ? served(restored.get()) : first;
  }

  /** All subtasks ask, and are told the same; without an answer the task fails and asks again. */
  private ServingChange served(ServingChange restored) throws Exception {
    return ServingQuestion.served(
            getContainingTask()
                .getEnvironment()
                .getOperatorCoordinatorEventGateway()
                .sendRequestToCoordinator(
                    getOperatorID(), new SerializedValue<>(new ServingQuestion()))
                .get(ANSWER_SECONDS, TimeUnit.SECONDS))
        .orElse(restored);
  }

  @Override
  public void open() throws Exception {
    super.open();
    MetricGroup group = getMetricGroup();
    group.gauge("imagesBuffered", (Gauge<Integer>) pending::images);
    group.gauge("bytesBuffered", (Gauge<Long>) pending::bytes);
    serving =
        new LocalServing(
            first,
            segmenters,
            shadows,
            settings.hang().limit(),
            mailbox,
            coordinator,
            group,
            this::passShadow);
    limitPending();
    state.former().forEach(this::segment);
    state.images().forEach(this::segment);
  }

  @Override
  public void processElement(StreamRecord<ImageRecord> element) throws Exception {
    awaitFormer();
    while (pending.isFull()) {
      mailbox.yield();
    }
    segment(element.getValue());
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    watermarks.hold(watermark, pending.arrived());
    passWatermarks();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    serving.segmenter().flush();
    awaitFormer();
    if (serving.atBarrier(checkpointId)) {
      askAgain();
    }
  }

  @Override
  public void handleOperatorEvent(OperatorEvent event) {
    serving.handle((ServingEvent) event);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.update(pending.bySource(), serving.inForce());
  }

  @Override
  public void endInput() throws Exception {
    serving.segmenter().flush();
    while (!pending.isEmpty()) {
      mailbox.yield();
    }
    serving.endShadow();
  }

  @Override
  public void close() throws Exception {
    segmentations.forEach(segmentation -> segmentation.left().complete(null));
    if (serving != null) {
      serving.close();
    }
    super.close();
  }

  /** Those whose source may go elsewhere now must neither be overtaken here nor stay in state. */
  private void awaitFormer() throws InterruptedException {
    while (!pending.haveLeft(state.former().size())) {
      mailbox.yield();
    }
  }

  /** Another segmenter is in force: what the former has in work is nobody's any more. */
  private void askAgain() {
    segmentations.forEach(segmentation -> segmentation.left().complete(null));
    segmentations.clear();
    limitPending();
    pending.again().forEach(this::ask);
  }

  private void limitPending() {
    pending.limit(settings.with(serving.inForce().serving().policy()).maxBufferedImages());
  }

  private void segment(ImageRecord image) {
    ask(pending.add(image));
  }

  private void ask(PendingImages<Answer>.Pending place) {
    ImageRecord image = place.image();
    Segmentation segmentation = serving.segmenter().segment(image);
    segmentations.add(segmentation);
    segmentation
        .outcome()
        .whenComplete(
            (outcome, failure) ->
                mailbox.execute(
                    () -> answered(place, new Answer(image, segmentation, outcome), failure),
                    "outcome of an image"));
  }

  private void answered(PendingImages<Answer>.Pending place, Answer answer, Throwable failure)
      throws Exception {
    if (!segmentations.contains(answer.segmentation())) {
      return; // of a segmenter that was replaced
    }
    if (failure != null) {
      throw new FlinkException("inference cannot go on", failure);
    }
    if (answer.outcome() instanceof Shed) {
      // Were it to wait for the image in work, a fast source would fill all there is room for.
      pending.remove(place);
      pass(answer);
    } else {
      pending.answer(place, answer, this::pass);
    }
    passWatermarks();
  }

  private void pass(Answer answer) {
    segmentations.remove(answer.segmentation());
    output.collect(stamped(answer.outcome(), answer.image().source().origin()));
    answer.segmentation().left().complete(null);
    if (answer.outcome() instanceof Predicted) {
      serving.answered(answer.image());
    }
  }

  private void passShadow(PanopticImage result) {
    output.collect(
        InferenceOperatorFactory.SHADOW_RESULTS, stamped(result, result.identity().origin()));
  }

  private static <T> StreamRecord<T> stamped(T value, Origin origin) {
    return origin.timestamp() < 0
        ? new StreamRecord<>(value)
        : new StreamRecord<>(value, origin.timestamp());
  }

  private void passWatermarks() throws Exception {
    for (Watermark ready : watermarks.take(pending::haveLeft)) {
      super.processWatermark(ready);
    }
  }
}
