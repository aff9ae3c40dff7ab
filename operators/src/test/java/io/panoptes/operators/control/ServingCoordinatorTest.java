package io.panoptes.operators.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.SetPolicy;
import io.panoptes.operators.control.ControlStatus.State;
import io.panoptes.operators.fakes.FakeModelSource;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Discard;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import io.panoptes.operators.serving.ServingEvent.Prepared;
import io.panoptes.operators.serving.ServingQuestion;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.messages.Acknowledge;
import org.apache.flink.runtime.operators.coordination.MockOperatorCoordinatorContext;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator.SubtaskGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With one subtask by hand, and logs in memory. */
class ServingCoordinatorTest {

  private final HandTopics topics = new HandTopics();
  private final BlockingQueue<OperatorEvent> events = new LinkedBlockingQueue<>();
  private final MockOperatorCoordinatorContext context =
      new MockOperatorCoordinatorContext(new OperatorID(), 1);
  private ServingCoordinator coordinator;

  @BeforeEach
  void start() throws Exception {
    coordinator =
        new ServingCoordinator(
            context,
            new ServedPacks(
                new FakeModelSource(),
                place -> {
                  throw new PackException("no pack '%s'".formatted(place));
                }),
            InferenceSettings.DEFAULT,
            topics);
    coordinator.start();
    coordinator.executionAttemptReady(0, 0, gateway());
    assertThat(status().state()).isEqualTo(State.STARTED);
    assertThat(topics.endAsked.await(10, TimeUnit.SECONDS)).as("the log is read").isTrue();
  }

  @AfterEach
  void close() throws Exception {
    coordinator.close();
    assertThat(context.isJobFailed()).isFalse();
  }

  @Test
  void commandGoesFromTheLogToTheSubtaskAndThroughACheckpointToTheStatuses() throws Exception {
    topics.write(policy("p"));
    Prepare prepare = (Prepare) event();
    assertThat(prepare.change().serving().policy().batchSize()).isEqualTo(16);
    coordinator.handleEventFromOperator(0, 0, new Prepared(prepare.change().number(), ""));
    assertThat(status().state()).isEqualTo(State.PREPARED);

    DeploymentState state = DeploymentState.of(checkpoint(2));

    assertThat(event()).isEqualTo(new Activate(prepare.change().number(), 2));
    assertThat(state.active()).isEqualTo(prepare.change());
    coordinator.notifyCheckpointComplete(2);
    ControlStatus active = status();
    assertThat(active.state()).isEqualTo(State.ACTIVE);
    assertThat(active.commandId()).isEqualTo("p");
    assertThat(active.checkpoint()).hasValue(2);
  }

  @Test
  void packThatIsNotThereIsRefusedAndTheNextCommandIsDone() throws Exception {
    topics.write(new Command("x", new Deploy("x", Optional.empty())));
    topics.write(policy("p"));
    ControlStatus refused = status();
    assertThat(refused.state()).isEqualTo(State.REFUSED);
    assertThat(refused.message()).isEqualTo("no pack 'x'");
    assertThat(event()).isEqualTo(new Discard(1));
    assertThat(event()).isInstanceOf(Prepare.class);
  }

  @Test
  void laterLifeGoesOnWithItsState() throws Exception {
    topics.write(policy("p"));
    Prepare prepare = (Prepare) event();
    coordinator.handleEventFromOperator(0, 0, new Prepared(prepare.change().number(), ""));
    assertThat(status().state()).isEqualTo(State.PREPARED);
    byte[] state = checkpoint(2);

    coordinator.resetToCheckpoint(2, state);

    assertThat(status().state()).isEqualTo(State.ACTIVE);
    assertThat(
            ServingQuestion.served(
                coordinator
                    .handleCoordinationRequest(new ServingQuestion())
                    .get(10, TimeUnit.SECONDS)))
        .hasValue(prepare.change());
    assertThat(DeploymentState.of(checkpoint(3)).active()).isEqualTo(prepare.change());
  }

  @Test
  void endClosesReaderAndWriter() throws Exception {
    coordinator.close();
    assertThat(topics.readerClosed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(topics.writerClosed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static Command policy(String id) {
    return new Command(
        id,
        new SetPolicy(
            new PolicyChange(
                Optional.of(16), Optional.empty(), Optional.empty(), Optional.empty())));
  }

  private byte[] checkpoint(long id) throws Exception {
    CompletableFuture<byte[]> state = new CompletableFuture<>();
    coordinator.checkpointCoordinator(id, state);
    return state.get(10, TimeUnit.SECONDS);
  }

  private ControlStatus status() throws InterruptedException {
    return topics.statuses.poll(10, TimeUnit.SECONDS);
  }

  private OperatorEvent event() throws InterruptedException {
    return events.poll(10, TimeUnit.SECONDS);
  }

  private SubtaskGateway gateway() {
    return new SubtaskGateway() {
      @Override
      public CompletableFuture<Acknowledge> sendEvent(OperatorEvent event) {
        events.add(event);
        return CompletableFuture.completedFuture(Acknowledge.get());
      }

      @Override
      public ExecutionAttemptID getExecution() {
        return ExecutionAttemptID.randomId();
      }

      @Override
      public int getSubtask() {
        return 0;
      }
    };
  }
}
