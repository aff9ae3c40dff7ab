package io.panoptes.cli.chaos.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Something that goes wrong. Each says in {@link #toString} what it does, so that a report is read
 * without the code.
 */
public sealed interface Fault {

  FaultKind kind();

  /**
   * Lets it happen and returns when it is over: what was stopped runs again, what was killed is
   * started again. Whether the line has recovered is not waited for.
   *
   * @throws Exception if the line cannot be brought back
   */
  void strike(Line line) throws Exception;

  /** Another task manager comes in the place of the one that is killed. */
  record KillTaskManager(int number) implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL_TASK_MANAGER;
    }

    @Override
    public void strike(Line line) {
      line.pipeline().crashTaskManager(number);
    }
  }

  /** All of Flink is started again, and the job goes on from its newest checkpoint. */
  record KillJobManager() implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL_JOB_MANAGER;
    }

    @Override
    public void strike(Line line) throws Exception {
      line.pipeline().crashJobManager();
    }
  }

  /** The broker is killed and, after a while, started again on the same data. */
  record KillBroker(Duration absence) implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.KILL_BROKER;
    }

    @Override
    public void strike(Line line) throws InterruptedException {
      line.services().killBroker();
      TimeUnit.MILLISECONDS.sleep(absence.toMillis());
      line.services().startBroker();
    }
  }

  /** The broker holds its connections and does not answer, as one in a long pause does. */
  record SuspendBroker(Duration time) implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.SUSPEND_BROKER;
    }

    @Override
    public void strike(Line line) {
      line.services().suspendBroker(time);
    }
  }

  /** The registry is killed and started again; a task manager is killed while there is none. */
  record StopRegistry(int taskManager, Duration absence) implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.STOP_REGISTRY;
    }

    @Override
    public void strike(Line line) throws InterruptedException {
      line.services().killRegistry();
      line.pipeline().crashTaskManager(taskManager);
      TimeUnit.MILLISECONDS.sleep(absence.toMillis());
      line.services().startRegistry();
    }
  }

  /** One of each kind of poison, among the images. */
  record SendPoison() implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.SEND_POISON;
    }

    @Override
    public void strike(Line line) {
      line.poison().run();
    }
  }

  /**
   * The job is stopped with a savepoint and goes on from it with another parallelism.
   *
   * @param by subtasks more, or as many less as make it fit the slots
   */
  record ChangeParallelism(int by) implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.CHANGE_PARALLELISM;
    }

    @Override
    public void strike(Line line) throws Exception {
      line.pipeline().changeParallelism(by);
    }
  }

  /** Another pack is deployed while images stream, and is in force. */
  record DeployPack() implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.DEPLOY_PACK;
    }

    @Override
    public void strike(Line line) throws Exception {
      line.packs().deploy();
    }
  }

  /** What was served before the last change is served again. */
  record RollBackPack() implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.ROLL_BACK_PACK;
    }

    @Override
    public void strike(Line line) throws Exception {
      line.packs().rollback();
    }
  }

  /** The pack that is not served comes into the shadow of the other, or leaves it. */
  record ShadowPack() implements Fault {

    @Override
    public FaultKind kind() {
      return FaultKind.SHADOW_PACK;
    }

    @Override
    public void strike(Line line) throws Exception {
      line.packs().shadow();
    }
  }
}
