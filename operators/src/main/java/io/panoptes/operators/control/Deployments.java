package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.control.ControlStatus.State;
import io.panoptes.operators.record.Timestamps;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Discard;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import io.panoptes.operators.serving.ServingEvent.Prepared;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides what is served. One command after the other is checked, prepared by all subtasks, and, at
 * the next checkpoint after that, in force; or it is refused, and nothing changes.
 *
 * <p>INVARIANT: whenever the subtasks go back to a checkpoint, this goes back to the same one, and
 * the commands since are done again. So what is active here is what the subtasks serve. A
 * checkpoint at which something was to change and which is given up stops the job for the same
 * reason: some subtasks may have seen its barrier.
 *
 * <p>For one thread.
 */
final class Deployments {

  /** What this asks for and tells. */
  interface Outside {

    /** To be answered by {@link #checked} or {@link #refused}, on the thread of this. */
    void check(long number, Action action, ServingChange active, Optional<Serving> previous);

    void send(int subtask, ServingEvent event);

    void tell(ControlStatus status);

    /** The job is to go back to its last checkpoint. */
    void fail(String reason);
  }

  private record Candidate(long number, PlacedCommand command, Set<Integer> prepared) {}

  private final int parallelism;
  private final Outside outside;
  private final TreeMap<Long, DeploymentState> checkpoints = new TreeMap<>();
  private final HeldCommands commands = new HeldCommands();
  private final Set<Integer> subtasks = new HashSet<>();
  private final FailedRuns failedRuns = new FailedRuns();
  private DeploymentState first;
  private DeploymentState state;
  private long numbers;
  private Optional<Candidate> candidate = Optional.empty();
  private Optional<ServingChange> next = Optional.empty();
  private boolean goesBack;

  /**
   * @param parallelism how many subtasks serve
   */
  Deployments(Serving configured, int parallelism, Outside outside) {
    this.parallelism = parallelism;
    this.outside = requireNonNull(outside, "outside is null");
    first = DeploymentState.first(configured);
    state = first;
  }

  /** The position of the first command that is wanted; -1 for the next that is written. */
  long position() {
    return state.position();
  }

  /** What is active, to whom it may concern. */
  void started() {
    tell("", State.STARTED, state.active().text());
  }

  /** The log of commands goes on there for this job, unless a checkpoint has said where before. */
  void begin(long position) {
    first = first.at(position);
    // Checkpoints that were taken before anything was read, or when the log was another one, too.
    checkpoints.replaceAll((id, kept) -> kept.from(position));
    state = state.from(position);
    takeNext();
  }

  /**
   * Takes a command.
   *
   * @return false where there is no room: it is to come again later
   */
  boolean command(PlacedCommand command) {
    boolean taken = commands.add(command);
    takeNext();
    return taken;
  }

  /** A candidate was found. */
  void checked(ServingChange change) {
    if (isCandidate(change.number())) {
      next = Optional.of(change);
      subtasks.forEach(subtask -> outside.send(subtask, new Prepare(change)));
    }
  }

  /** A candidate will not be served. */
  void refused(long number, String reason) {
    if (isCandidate(number)) {
      PlacedCommand command = candidate.orElseThrow().command();
      commands.drop(command);
      subtasks.forEach(subtask -> outside.send(subtask, new Discard(number)));
      drop();
      state = state.after(command);
      tell(command.command().id(), State.REFUSED, reason);
      takeNext();
    }
  }

  /** A subtask has tried the candidate. */
  void answered(int subtask, Prepared answer) {
    if (!answer.isReady()) {
      refused(answer.number(), answer.refusal());
    } else if (isCandidate(answer.number())) {
      Candidate now = candidate.orElseThrow();
      now.prepared().add(subtask);
      if (isPrepared()) {
        tell(
            now.command().command().id(),
            State.PREPARED,
            "%s is in force from the next checkpoint on".formatted(next.orElseThrow().text()));
      }
    }
  }

  void ready(int subtask) {
    subtasks.add(subtask);
    failedRuns.ready();
    takeNext();
  }

  void failed(int subtask) {
    subtasks.remove(subtask);
    drop();
  }

  /** A checkpoint begins; its barrier goes out after what this sends. */
  DeploymentState checkpoint(long id) {
    if (isPrepared()) {
      Candidate now = candidate.orElseThrow();
      state = state.changed(now.command(), next.orElseThrow(), id);
      subtasks.forEach(subtask -> outside.send(subtask, new Activate(now.number(), id)));
      drop();
    }
    checkpoints.put(id, state);
    return state;
  }

  void completed(long id) {
    failedRuns.completed();
    announce(id);
    DeploymentState complete = checkpoints.get(id);
    if (complete != null) {
      checkpoints.headMap(id).clear();
      commands.dropBefore(complete.position());
    }
    takeNext();
  }

  /** Where a subtask has failed, and was the reason, the job goes back by itself. */
  void aborted(long id) {
    checkpoints.remove(id);
    boolean changes = state.announcement().filter(change -> change.checkpoint() == id).isPresent();
    if (changes && !goesBack && subtasks.size() == parallelism) {
      goesBack = true;
      outside.fail(
          "checkpoint %d, at which %s was to be in force, was given up: the job goes back"
                  .formatted(id, state.active().serving().packText())
              + " to its last one and tries again");
    }
  }

  /** The subtasks go back to a checkpoint; below 0 for the very beginning. */
  void reset(long id) {
    drop();
    goesBack = false;
    failedRuns.wentBack();
    state = checkpoints.getOrDefault(id, first);
    if (state.position() < 0) {
      state = state.at(first.position());
    }
    announce(id);
    if (failedRuns.again()) {
      rollBack(id);
    }
    checkpoints.put(id, state);
  }

  /**
   * A pack that breaks each run leaves no time to load another beside it, so a rollback is done as
   * the job goes back; subtasks ask what is {@link #served} before they open anything. Whoever
   * waits may have asked for it more than once: it is one way back.
   */
  private void rollBack(long id) {
    Optional<PlacedCommand> rollback = commands.lastRollback(state);
    if (rollback.isEmpty() || state.previous().isEmpty()) {
      return;
    }
    PlacedCommand command = rollback.get();
    for (PlacedCommand passed : commands.before(command, state)) {
      state = state.after(passed);
      tell(passed.command().id(), State.REFUSED, "passed over for the rollback that came after");
    }
    Serving active = state.active().serving();
    Serving former = new Serving(state.previous().get().pack(), active.policy());
    state = state.changed(command, state.active().serve(++numbers, former), id);
    announce(id);
  }

  /** What is to be served from the checkpoint on that the subtasks have gone back to. */
  ServingChange served() {
    return state.active();
  }

  /** The job goes on from a checkpoint of an earlier life of this. */
  void restore(long id, DeploymentState restored) {
    checkpoints.put(id, restored.active().number() == 0 ? restored.with(first.active()) : restored);
    numbers = Math.max(numbers, restored.active().number());
    reset(id);
  }

  private void announce(long complete) {
    state
        .announcement()
        .filter(change -> change.checkpoint() <= complete)
        .ifPresent(
            change -> {
              state = state.announced();
              // Else it were told once more where the subtasks go back to one of them.
              checkpoints.replaceAll((id, kept) -> kept.announced(change));
              outside.tell(
                  status(
                      change.commandId(),
                      State.ACTIVE,
                      state.active().text(),
                      OptionalLong.of(change.checkpoint())));
            });
  }

  private void takeNext() {
    if (candidate.isPresent()
        || state.announcement().isPresent()
        || subtasks.size() < parallelism
        || state.position() < 0) {
      return;
    }
    Optional<PlacedCommand> command = commands.next(state);
    while (command.filter(state::hasDone).isPresent()) {
      state = state.after(command.get());
      command = commands.next(state);
    }
    command.ifPresent(
        wanted -> {
          candidate = Optional.of(new Candidate(++numbers, wanted, new HashSet<>()));
          outside.check(numbers, wanted.command().action(), state.active(), state.previous());
        });
  }

  private boolean isCandidate(long number) {
    return candidate.filter(now -> now.number() == number).isPresent();
  }

  private boolean isPrepared() {
    return candidate.filter(now -> now.prepared().size() == parallelism).isPresent();
  }

  private void drop() {
    candidate = Optional.empty();
    next = Optional.empty();
  }

  private void tell(String commandId, State told, String message) {
    outside.tell(status(commandId, told, message, OptionalLong.empty()));
  }

  private ControlStatus status(
      String commandId, State told, String message, OptionalLong checkpoint) {
    return new ControlStatus(
        commandId, told, message, checkpoint, state.active(), state.previous(), Timestamps.now());
  }
}
