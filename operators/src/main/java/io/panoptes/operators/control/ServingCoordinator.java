package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.inference.InferenceSettings;
import io.panoptes.operators.inference.ServedPacks;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.serving.ServingEvent.Prepared;
import io.panoptes.operators.serving.ServingQuestion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationRequestHandler;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.util.FlinkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Deployments} on the job manager: connects them to Flink, which calls on its main thread
 * and must not wait, and to the log of commands. All decisions are made on one thread of its own,
 * packs are read and statuses written on a second, commands are read on a third.
 *
 * <p>Flink sees to it that what is sent before the state of a checkpoint is handed over is with the
 * subtasks before its barrier.
 */
final class ServingCoordinator
    implements OperatorCoordinator, CoordinationRequestHandler, Deployments.Outside {

  private static final Logger LOG = LoggerFactory.getLogger(ServingCoordinator.class);

  private static final long ANSWER_MILLIS = 500;

  private final Context context;
  private final ControlTopics topics;
  private final ServingChecks checks;
  private final Deployments deployments;
  private final Map<Integer, SubtaskGateway> gateways = new HashMap<>();
  private final ExecutorService decisions;
  private final ExecutorService work;
  private final ExecutorService feed;
  private final StatusFeed statuses;
  private volatile boolean ended;

  ServingCoordinator(
      Context context, ServedPacks packs, InferenceSettings settings, ControlTopics topics) {
    this.context = requireNonNull(context, "context is null");
    this.topics = requireNonNull(topics, "topics is null");
    checks = new ServingChecks(packs);
    deployments =
        new Deployments(
            new Serving(packs.configured().reference(), settings.policy()),
            context.currentParallelism(),
            this);
    decisions = thread("panoptes-decisions");
    work = thread("panoptes-pack-checks");
    feed = thread("panoptes-commands");
    statuses = new StatusFeed(topics);
  }

  /** How a job gets one. */
  record Provider(
      OperatorID operator, ServedPacks packs, InferenceSettings settings, ControlTopics topics)
      implements OperatorCoordinator.Provider {

    private static final long serialVersionUID = 1;

    @Override
    public OperatorID getOperatorId() {
      return operator;
    }

    @Override
    public OperatorCoordinator create(Context context) {
      return new ServingCoordinator(context, packs, settings, topics);
    }
  }

  private ExecutorService thread(String name) {
    return Executors.newSingleThreadExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          thread.setContextClassLoader(context.getUserCodeClassloader());
          return thread;
        });
  }

  @Override
  public void start() {
    decide(
        () -> {
          deployments.started();
          feed.execute(
              new CommandFeed(
                  topics,
                  deployments.position(),
                  position -> decide(() -> deployments.begin(position)),
                  this::take,
                  () -> ended));
        });
  }

  /** Waits until it is taken or not, so that no more than one waits to be. */
  private boolean take(PlacedCommand command) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    decide(() -> taken.complete(deployments.command(command)));
    while (!ended) {
      try {
        return taken.get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue; // Unless this has ended meanwhile.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
    return false;
  }

  /** The feed ends by itself, within a second. */
  @Override
  public void close() {
    ended = true;
    feed.shutdown();
    decisions.shutdownNow();
    aside(statuses::close);
    work.shutdown();
  }

  @Override
  public void handleEventFromOperator(int subtask, int attempt, OperatorEvent event) {
    decide(() -> deployments.answered(subtask, (Prepared) event));
  }

  /** To a {@link ServingQuestion}. */
  @Override
  public CompletableFuture<CoordinationResponse> handleCoordinationRequest(
      CoordinationRequest question) {
    CompletableFuture<CoordinationResponse> answer = new CompletableFuture<>();
    decide(() -> answer.complete(ServingQuestion.answer(deployments.served())));
    return answer;
  }

  @Override
  public void checkpointCoordinator(long checkpoint, CompletableFuture<byte[]> result) {
    decide(() -> result.complete(deployments.checkpoint(checkpoint).bytes()));
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    decide(() -> deployments.completed(checkpoint));
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) {
    decide(() -> deployments.aborted(checkpoint));
  }

  /**
   * @param data null where the checkpoint is of a job without a coordinator
   */
  @Override
  public void resetToCheckpoint(long checkpoint, byte[] data) {
    Optional<DeploymentState> state = Optional.ofNullable(data).map(DeploymentState::of);
    decide(
        () -> {
          gateways.keySet().forEach(deployments::failed);
          gateways.clear();
          state.ifPresentOrElse(
              found -> deployments.restore(checkpoint, found), () -> deployments.reset(checkpoint));
        });
  }

  @Override
  public void subtaskReset(int subtask, long checkpoint) {
    decide(
        () -> {
          deployments.failed(subtask);
          deployments.reset(checkpoint);
        });
  }

  @Override
  public void executionAttemptFailed(int subtask, int attempt, Throwable reason) {
    decide(
        () -> {
          gateways.remove(subtask);
          deployments.failed(subtask);
        });
  }

  @Override
  public void executionAttemptReady(int subtask, int attempt, SubtaskGateway gateway) {
    decide(
        () -> {
          gateways.put(subtask, gateway);
          deployments.ready(subtask);
        });
  }

  @Override
  public void check(long number, Action action, ServingChange active, Optional<Serving> previous) {
    aside(
        () -> {
          try {
            ServingChange found = checks.find(number, action, active, previous);
            decide(() -> deployments.checked(found));
          } catch (IllegalArgumentException | PackException e) {
            decide(() -> deployments.refused(number, e.getMessage()));
          } catch (RuntimeException | Error e) {
            LOG.warn("a pack cannot be checked", e);
            decide(() -> deployments.refused(number, "the pack cannot be checked: " + e));
          }
        });
  }

  @Override
  public void send(int subtask, ServingEvent event) {
    gateways.get(subtask).sendEvent(event);
  }

  @Override
  public void tell(ControlStatus status) {
    LOG.info("{} {}: {}", status.state(), status.commandId(), status.message());
    aside(() -> statuses.write(status));
  }

  @Override
  public void fail(String reason) {
    context.failJob(new FlinkException(reason));
  }

  private void decide(Runnable decision) {
    execute(
        decisions,
        () -> {
          try {
            decision.run();
          } catch (RuntimeException | Error e) {
            context.failJob(e);
          }
        });
  }

  private void aside(Runnable task) {
    execute(work, task);
  }

  private static void execute(ExecutorService thread, Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.debug("the job has ended", e);
    }
  }
}
