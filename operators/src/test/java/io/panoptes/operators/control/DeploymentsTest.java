package io.panoptes.operators.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.control.Command.Action;
import io.panoptes.operators.control.Command.Deploy;
import io.panoptes.operators.control.Command.Rollback;
import io.panoptes.operators.control.ControlStatus.State;
import io.panoptes.operators.record.PackIdentity;
import io.panoptes.operators.serving.PackReference;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import io.panoptes.operators.serving.ServingChange;
import io.panoptes.operators.serving.ServingEvent;
import io.panoptes.operators.serving.ServingEvent.Activate;
import io.panoptes.operators.serving.ServingEvent.Discard;
import io.panoptes.operators.serving.ServingEvent.Prepare;
import io.panoptes.operators.serving.ServingEvent.Prepared;
import io.panoptes.operators.serving.Shadow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two subtasks, a log of commands, and checkpoints by hand. */
class DeploymentsTest {

  private static final Serving FIRST = serving("first");

  private final Outside outside = new Outside();
  private Deployments deployments;

  @BeforeEach
  void start() {
    deployments = started();
  }

  private Deployments started() {
    Deployments one = new Deployments(FIRST, 2, outside);
    one.begin(5);
    one.ready(0);
    one.ready(1);
    return one;
  }

  @Test
  void packThatAllSubtasksHaveTriedIsInForceFromTheNextCheckpointOn() {
    deploy(5, "a");
    assertThat(outside.sent).containsExactly("0 Prepare 1 a", "1 Prepare 1 a");
    answer(0, "");
    assertThat(deployments.checkpoint(1).active().number()).as("one has not answered").isZero();
    answer(1, "");
    assertThat(outside.told).containsExactly("a PREPARED first");
    outside.sent.clear();

    DeploymentState state = deployments.checkpoint(2);

    assertThat(outside.sent).containsExactlyInAnyOrder("0 Activate 1 at 2", "1 Activate 1 at 2");
    assertThat(state.active().serving()).isEqualTo(serving("a"));
    assertThat(outside.told).hasSize(1);
    deployments.completed(2);
    assertThat(outside.told).containsExactly("a PREPARED first", "a ACTIVE a at 2");
  }

  @Test
  void refusalOfOneSubtaskIsARefusalAndTheOldPackGoesOn() {
    deploy(5, "a");
    answer(0, "");
    outside.sent.clear();
    answer(1, "no memory");
    assertThat(outside.told).containsExactly("a REFUSED first: no memory");
    assertThat(outside.sent).containsExactlyInAnyOrder("0 Discard 1", "1 Discard 1");
    assertThat(deployments.checkpoint(2).active().serving()).isEqualTo(FIRST);
    assertThat(outside.sent).hasSize(2);
  }

  @Test
  void packThatIsNoneIsRefusedBeforeASubtaskHearsOfIt() {
    deployments.command(new PlacedCommand(5, new Command("a", new Rollback())));
    deployments.refused(1, "nothing was served before");
    assertThat(outside.told).containsExactly("a REFUSED first: nothing was served before");
    assertThat(deployments.position()).isEqualTo(6);
  }

  @Test
  void commandWaitsForTheOneBeforeItAndIsDoneOnce() {
    deploy(5, "a");
    command(6, "b");
    command(7, "a");
    assertThat(outside.checks).containsExactly("1 a first");
    inForce(1);
    assertThat(outside.checks).containsExactly("1 a first", "2 b a");
    deployments.checked(new ServingChange(2, serving("b")));
    inForce(2);
    assertThat(outside.checks).as("a comes again and is done").hasSize(2);
  }

  @Test
  void previousPackIsKeptForARollback() {
    deploy(5, "a");
    inForce(1);
    command(6, "b");
    assertThat(outside.previous).contains(FIRST);
  }

  @Test
  void anotherPolicyIsNotWhatOneRollsBack() {
    deploy(5, "a");
    inForce(1);
    command(6, "policy");
    deployments.checked(
        new ServingChange(2, new Serving(serving("a").pack(), new Policy(16, 20, 4, 2))));
    inForce(2);
    command(7, "back");
    assertThat(outside.previous).contains(FIRST);
  }

  @Test
  void subtasksThatGoBackBeforeTheBarrierTakeTheDecisionBackAndItIsMadeAgain() {
    deploy(5, "a");
    deployments.checkpoint(1);
    deployments.completed(1);
    answer(0, "");
    answer(1, "");
    deployments.checkpoint(2);

    reset(1);

    assertThat(outside.checks).containsExactly("1 a first", "2 a first");
    deployments.checked(new ServingChange(2, serving("a")));
    inForce(3);
    assertThat(outside.told).endsWith("a ACTIVE a at 3");
  }

  @Test
  void subtasksThatGoBackToTheBarrierHaveChangedAndItIsTold() {
    deploy(5, "a");
    answer(0, "");
    answer(1, "");
    deployments.checkpoint(2);

    reset(2);

    assertThat(outside.told).containsExactly("a PREPARED first", "a ACTIVE a at 2");
    assertThat(outside.checks).hasSize(1);
  }

  @Test
  void checkpointWithAChangeThatIsGivenUpStopsTheJobAndAnyOtherDoesNot() {
    deployments.checkpoint(1);
    deployments.aborted(1);
    assertThat(outside.failures).isEmpty();
    deploy(5, "a");
    answer(0, "");
    answer(1, "");
    deployments.checkpoint(2);
    deployments.aborted(2);
    assertThat(outside.failures)
        .containsExactly(
            "checkpoint 2, at which a 1 (aaaaaaaa) was to be in force, was given up: the job goes"
                + " back to its last one and tries again");
  }

  @Test
  void checkpointIsGivenUpOnceHoweverOftenThatIsTold() {
    deploy(5, "a");
    answer(0, "");
    answer(1, "");
    deployments.checkpoint(2);
    deployments.aborted(2);
    deployments.aborted(2);
    assertThat(outside.failures).hasSize(1);
  }

  @Test
  void checkpointThatIsGivenUpAsASubtaskFailedFailsTheJobNotOnceMore() {
    deploy(5, "a");
    answer(0, "");
    answer(1, "");
    deployments.checkpoint(2);
    deployments.failed(1);
    deployments.aborted(2);
    assertThat(outside.failures).isEmpty();
  }

  @Test
  void whatIsInForceIsToldOnceHoweverOftenTheSubtasksGoBackToIt() {
    deploy(5, "a");
    inForce(1);
    reset(1);
    assertThat(outside.told).containsExactly("a PREPARED first", "a ACTIVE a at 1");
  }

  /** Such as one whose pack breaks each run. */
  @Test
  void jobThatFailsAgainAndAgainGoesBackToThePackBeforeOnceItIsRolledBack() {
    deploy(5, "a");
    inForce(1);
    reset(1);
    command(6, "b");
    rollBack(7);
    outside.told.clear();

    reset(1);

    assertThat(deployments.served().serving()).isEqualTo(FIRST);
    assertThat(deployments.served().number()).isGreaterThan(1);
    assertThat(outside.told)
        .containsExactly(
            "b REFUSED a: passed over for the rollback that came after", "back7 ACTIVE first at 1");
    assertThat(deployments.checkpoint(2).active()).isEqualTo(deployments.served());
    ServingChange served = deployments.served();
    reset(1);
    assertThat(deployments.served()).as("it is done once").isEqualTo(served);
  }

  @Test
  void rollbackThatIsAskedForTwiceWhileNothingRunsIsOneWayBack() {
    deploy(5, "a");
    inForce(1);
    reset(1);
    rollBack(6);
    rollBack(7);

    reset(1);
    reset(1);

    assertThat(deployments.served().serving()).isEqualTo(FIRST);
    assertThat(outside.told)
        .contains("back6 REFUSED a: passed over for the rollback that came after");
  }

  @Test
  void rollbackOfAJobThatFailsOnceIsCheckedLikeAnyOther() {
    deploy(5, "a");
    inForce(1);
    rollBack(6);

    reset(1);

    assertThat(deployments.served().serving()).isEqualTo(serving("a"));
    assertThat(outside.checks).endsWith("3 rollback a");
  }

  @Test
  void commandThatWasRefusedIsNotDoneWhenTheJobGoesBack() {
    deploy(5, "a");
    inForce(1);
    rollBack(6);
    deployments.refused(outside.checks.size(), "the folder is gone");

    reset(1);
    reset(1);

    assertThat(deployments.served().serving()).isEqualTo(serving("a"));
    assertThat(outside.told).filteredOn(told -> told.contains("REFUSED")).hasSize(1);
  }

  private void rollBack(long position) {
    deployments.command(
        new PlacedCommand(position, new Command("back" + position, new Rollback())));
  }

  @Test
  void moreThanAThousandCommandsWaitInTheirLog() {
    for (int position = 5; position < 1005; position++) {
      assertThat(taken(position)).isTrue();
    }
    assertThat(taken(1005)).isFalse();
    deployments.refused(1, "no");
    deployments.checkpoint(1);
    deployments.completed(1);
    assertThat(taken(1005)).isTrue();
  }

  private boolean taken(int position) {
    return deployments.command(
        new PlacedCommand(
            position, new Command("c" + position, new Deploy("x", Optional.empty()))));
  }

  @Test
  void anotherLifeGoesOnWithWhatTheCheckpointSays() {
    deploy(5, "a");
    answer(0, "");
    answer(1, "");
    byte[] bytes = deployments.checkpoint(2).bytes();
    outside.told.clear();

    Deployments later = new Deployments(serving("configured"), 2, outside);
    later.restore(2, DeploymentState.of(bytes));
    later.started();

    assertThat(later.position()).isEqualTo(6);
    assertThat(outside.told).containsExactly("a ACTIVE a at 2", " STARTED a");
  }

  @Test
  void lifeInWhichNothingChangedGoesOnWithWhatIsConfiguredNow() {
    byte[] bytes = deployments.checkpoint(2).bytes();
    Deployments later = new Deployments(serving("configured"), 2, outside);
    later.restore(2, DeploymentState.of(bytes));
    later.started();
    assertThat(outside.told).containsExactly(" STARTED configured");
  }

  @Test
  void checkpointBeforeTheLogWasFirstReadMissesNoCommandAfterIt() {
    Deployments slow = new Deployments(FIRST, 2, outside);
    slow.ready(0);
    slow.ready(1);
    slow.checkpoint(1);
    slow.begin(5);
    slow.reset(1);
    slow.ready(0);
    slow.ready(1);
    slow.command(new PlacedCommand(5, new Command("a", new Deploy("a", Optional.empty()))));
    assertThat(outside.checks).containsExactly("1 a first");
  }

  @Test
  void stateHoldsTextsOfAnyLength() {
    DeploymentState state =
        DeploymentState.first(serving("p".repeat(70_000)))
            .after(new PlacedCommand(5, new Command("i".repeat(70_000), new Rollback())));
    assertThat(DeploymentState.of(state.bytes())).isEqualTo(state);
  }

  @Test
  void shadowIsInForceLikeAPackAndIsNotWhatOneRollsBack() {
    deploy(5, "a");
    inForce(1);
    command(6, "b");
    deployments.checked(outside.active.shadow(2, Optional.of(shadow("b"))));
    inForce(2);
    assertThat(outside.told).endsWith("b ACTIVE a with b at 2");
    command(7, "c");
    assertThat(outside.previous).as("what a rollback leads to").contains(FIRST);
  }

  @Test
  void shadowIsInTheStateAndOlderStatesHaveNone() {
    DeploymentState state = DeploymentState.first(FIRST);
    DeploymentState shadowed = state.with(state.active().shadow(3, Optional.of(shadow("b"))));
    assertThat(DeploymentState.of(shadowed.bytes())).isEqualTo(shadowed);

    byte[] bytes = state.bytes();
    byte[] older = Arrays.copyOf(bytes, bytes.length - 1);
    older[3] = 1;
    assertThat(DeploymentState.of(older)).isEqualTo(state);
  }

  private static Shadow shadow(String name) {
    return new Shadow(new PackReference(name, new PackIdentity(name, "1", "b".repeat(64))), .1, .2);
  }

  private void deploy(long position, String pack) {
    command(position, pack);
    deployments.checked(new ServingChange(1, serving(pack)));
  }

  private void command(long position, String pack) {
    deployments.command(
        new PlacedCommand(position, new Command(pack, new Deploy(pack, Optional.empty()))));
  }

  private void answer(int subtask, String refusal) {
    deployments.answered(subtask, new Prepared(outside.checks.size(), refusal));
  }

  private void inForce(long checkpoint) {
    answer(0, "");
    answer(1, "");
    deployments.checkpoint(checkpoint);
    deployments.completed(checkpoint);
  }

  /** As Flink does when a task fails. */
  private void reset(long checkpoint) {
    for (int subtask = 0; subtask < 2; subtask++) {
      deployments.failed(subtask);
      deployments.reset(checkpoint);
    }
    deployments.ready(0);
    deployments.ready(1);
  }

  private static Serving serving(String name) {
    return new Serving(
        new PackReference(name, new PackIdentity(name, "1", "a".repeat(64))),
        new Policy(8, 50, 2, 1));
  }

  /** Keeps what is asked and told, as text. */
  private static final class Outside implements Deployments.Outside {

    private final List<String> checks = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private Optional<Serving> previous = Optional.empty();
    private ServingChange active;

    @Override
    public void check(long number, Action action, ServingChange active, Optional<Serving> before) {
      String what = action instanceof Deploy deploy ? deploy.place() : "rollback";
      checks.add("%d %s %s".formatted(number, what, active.serving().pack().place()));
      previous = before;
      this.active = active;
    }

    @Override
    public void send(int subtask, ServingEvent event) {
      String text;
      if (event instanceof Prepare prepare) {
        text =
            "Prepare %d %s"
                .formatted(prepare.change().number(), prepare.change().serving().pack().place());
      } else if (event instanceof Activate activate) {
        text = "Activate %d at %d".formatted(activate.number(), activate.checkpoint());
      } else {
        text = "Discard " + ((Discard) event).number();
      }
      sent.add(subtask + " " + text);
    }

    @Override
    public void tell(ControlStatus status) {
      String text =
          "%s %s %s%s"
              .formatted(
                  status.commandId(),
                  status.state(),
                  status.active().serving().pack().place(),
                  status.active().shadow().map(now -> " with " + now.pack().place()).orElse(""));
      told.add(
          status.state() == State.REFUSED
              ? text + ": " + status.message()
              : status.checkpoint().isPresent()
                  ? text + " at " + status.checkpoint().getAsLong()
                  : text);
    }

    @Override
    public void fail(String reason) {
      failures.add(reason);
    }
  }
}
