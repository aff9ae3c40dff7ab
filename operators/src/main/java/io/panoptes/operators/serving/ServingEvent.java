package io.panoptes.operators.serving;

import static java.util.Objects.requireNonNull;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** What the coordinator of inference and its subtasks say to each other. */
public sealed interface ServingEvent extends OperatorEvent {

  /** To a subtask: load this beside what is in force, try it, and answer. */
  record Prepare(ServingChange change) implements ServingEvent {

    public Prepare {
      requireNonNull(change, "change is null");
    }
  }

  /**
   * From a subtask.
   *
   * @param number of the change
   * @param refusal why it cannot be, in one line; empty if it is ready
   */
  record Prepared(long number, String refusal) implements ServingEvent {

    public Prepared {
      requireNonNull(refusal, "refusal is null");
    }

    /** Whether it is ready. */
    public boolean isReady() {
      return refusal.isEmpty();
    }
  }

  /** To a subtask: what is prepared is in force from the barrier of a checkpoint on. */
  record Activate(long number, long checkpoint) implements ServingEvent {}

  /** To a subtask: what is prepared will not be needed. */
  record Discard(long number) implements ServingEvent {}
}
