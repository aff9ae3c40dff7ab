package io.panoptes.cli.chaos.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Kinds of faults, and what each does. Their names are in reports. */
public enum FaultKind {
  /** Another task manager comes in the place of the one that is killed. */
  KILL_TASK_MANAGER(
      Numbers.TASK_MANAGER,
      Outage.NONE,
      (fault, line) -> line.pipeline().crashTaskManager(fault.number())),

  /** All of Flink is started again, and the job goes on from its newest checkpoint. */
  KILL_JOB_MANAGER(Numbers.NONE, Outage.NONE, (fault, line) -> line.pipeline().crashJobManager()),

  /** The broker is killed and, after a while, started again on the same data. */
  KILL_BROKER(
      Numbers.NONE,
      Outage.PART,
      (fault, line) -> {
        line.services().killBroker();
        TimeUnit.MILLISECONDS.sleep(fault.outage().toMillis());
        line.services().startBroker();
      }),

  /** The broker holds its connections and does not answer, as one in a long pause does. */
  SUSPEND_BROKER(
      Numbers.NONE, Outage.WHOLE, (fault, line) -> line.services().suspendBroker(fault.outage())),

  /** The registry is killed and started again; a task manager is killed while there is none. */
  STOP_REGISTRY(
      Numbers.TASK_MANAGER,
      Outage.PART,
      (fault, line) -> {
        line.services().killRegistry();
        line.pipeline().crashTaskManager(fault.number());
        TimeUnit.MILLISECONDS.sleep(fault.outage().toMillis());
        line.services().startRegistry();
      }),

  /** One of each kind of poison, among the images. */
  SEND_POISON(Numbers.NONE, Outage.NONE, (fault, line) -> line.poison().run()),

  /**
   * The job is stopped with a savepoint and goes on from it with so many subtasks more, or as many
   * less as make it fit the slots.
   */
  CHANGE_PARALLELISM(
      Numbers.SUBTASKS,
      Outage.NONE,
      (fault, line) -> line.pipeline().changeParallelism(fault.number())),

  /** Another pack is deployed while images stream, and is in force. */
  DEPLOY_PACK(Numbers.NONE, Outage.NONE, (fault, line) -> line.packs().deploy()),

  /** What was served before the last change is served again. */
  ROLL_BACK_PACK(Numbers.NONE, Outage.NONE, (fault, line) -> line.packs().rollback()),

  /** The pack that is not served comes into the shadow of the other, or leaves it. */
  SHADOW_PACK(Numbers.NONE, Outage.NONE, (fault, line) -> line.packs().shadow());

  /** What the number of a fault means. */
  private enum Numbers {
    NONE,
    TASK_MANAGER,
    SUBTASKS
  }

  /** How much of the longest outage there is. */
  private enum Outage {
    NONE,
    PART,
    WHOLE
  }

  private interface Effect {
    void of(Fault fault, Line line) throws Exception;
  }

  private final Numbers numbers;
  private final Outage outage;
  private final Effect effect;

  FaultKind(Numbers numbers, Outage outage, Effect effect) {
    this.numbers = numbers;
    this.outage = outage;
    this.effect = effect;
  }

  /**
   * @param longest time that something is gone
   */
  Fault draw(RandomGenerator random, Duration longest) {
    int number =
        switch (numbers) {
          case NONE -> 0;
          case TASK_MANAGER -> random.nextInt(SupervisedPipeline.TASK_MANAGERS);
          case SUBTASKS -> 1 + random.nextInt(SupervisedPipeline.SLOTS - 1);
        };
    Duration time =
        switch (outage) {
          case NONE -> Duration.ZERO;
          case PART -> longest.dividedBy(100).multipliedBy(random.nextInt(100));
          case WHOLE -> longest;
        };
    return new Fault(this, number, time);
  }

  /** Whether the line goes on meanwhile, and another pack is served afterwards. */
  public boolean changesPack() {
    return this == DEPLOY_PACK || this == ROLL_BACK_PACK;
  }

  void strike(Fault fault, Line line) throws Exception {
    effect.of(fault, line);
  }

  /** What a fault has beside its kind. */
  String told(Fault fault) {
    String which =
        switch (numbers) {
          case NONE -> "";
          case TASK_MANAGER -> ", task manager " + fault.number();
          case SUBTASKS -> ", by " + fault.number();
        };
    return outage == Outage.NONE
        ? which
        : which + ", for %d s".formatted(fault.outage().toSeconds());
  }

  /** As reports write it, such as {@code kill-task-manager}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
