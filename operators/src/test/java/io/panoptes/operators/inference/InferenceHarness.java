package io.panoptes.operators.inference;

import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.InferenceOutcome;
import io.panoptes.operators.record.InferenceOutcome.Predicted;
import io.panoptes.operators.record.InferenceOutcome.Rejected;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.shadow.ShadowSource;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator in one subtask, on the thread of the test. */
@SuppressWarnings("try") // Closing Flink's harness may throw InterruptedException.
final class InferenceHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, ImageRecord, InferenceOutcome> {

  static final int MAX_PARALLELISM = 128;

  InferenceHarness(InferenceOperatorFactory factory) throws Exception {
    this(factory, 1, 0);
  }

  InferenceHarness(InferenceOperatorFactory factory, int parallelism, int subtask)
      throws Exception {
    super(factory, new SourceOrder(), Types.STRING, MAX_PARALLELISM, parallelism, subtask);
    setup(
        TypeInformation.of(InferenceOutcome.class)
            .createSerializer(new ExecutionConfig().getSerializerConfig()));
  }

  /** The operator alone: whoever tells it what to serve is the test. */
  static InferenceOperatorFactory factory(Segmenter.Source segmenters, InferenceSettings settings) {
    return factory(
        segmenters,
        shadow -> {
          throw new IllegalStateException("nothing runs in the shadow here");
        },
        settings);
  }

  /** The same with candidates. */
  static InferenceOperatorFactory factory(
      Segmenter.Source segmenters, ShadowSource shadows, InferenceSettings settings) {
    return new InferenceOperatorFactory(
        segmenters,
        shadows,
        settings,
        new Serving(new FakeModelSource().reference(), settings.policy()),
        operator -> null);
  }

  static InferenceHarness opened(
      InferenceOperatorFactory factory, Optional<OperatorSubtaskState> state) throws Exception {
    InferenceHarness harness = new InferenceHarness(factory);
    if (state.isPresent()) {
      harness.initializeState(state.get());
    }
    harness.open();
    return harness;
  }

  void process(ImageRecord image) throws Exception {
    processElement(image, image.source().origin().timestamp());
  }

  /** As a task does at a barrier. */
  OperatorSubtaskState checkpoint(long number) throws Exception {
    prepareSnapshotPreBarrier(number);
    return snapshot(number, number);
  }

  /** As the coordinator does. */
  void tell(ServingEvent event) {
    ((InferenceOperator) getOperator()).handleOperatorEvent(event);
  }

  /** Waits for the next thing that another thread leaves for the task's, and does it. */
  void runNextMail() throws Exception {
    getTaskMailbox().take(0).run();
  }

  /** Runs what other threads have left for the task's. */
  void runMails() throws Exception {
    for (Optional<Mail> mail = getTaskMailbox().tryTake(0);
        mail.isPresent();
        mail = getTaskMailbox().tryTake(0)) {
      mail.get().run();
    }
  }

  /** Where the outcomes so far came from. */
  List<Origin> origins() {
    return extractOutputValues().stream().map(InferenceHarness::origin).toList();
  }

  /** Likewise, in one partition. */
  List<Long> offsets() {
    return origins().stream().map(Origin::offset).toList();
  }

  private static Origin origin(InferenceOutcome outcome) {
    return outcome instanceof Predicted predicted
        ? predicted.image().source().origin()
        : ((Rejected) outcome).deadLetter().source().origin();
  }
}
