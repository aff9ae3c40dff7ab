package io.panoptes.cli.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.cli.chaos.fault.Schedule.Strike;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Duration OUTAGE = Duration.ofSeconds(30);
  private static final List<FaultKind> ALL = List.of(FaultKind.values());
  private static final int KINDS = ALL.size();

  @Test
  void sameSeedGivesTheSameScheduleAndAnotherSeedAnotherOne() {
    assertThat(Schedule.draw(7, 5000, 42, OUTAGE, ALL))
        .isEqualTo(Schedule.draw(7, 5000, 42, OUTAGE, ALL))
        .isNotEqualTo(Schedule.draw(8, 5000, 42, OUTAGE, ALL));
  }

  @Test
  void eachRoundHasEachKindOnce() {
    List<Strike> strikes = Schedule.draw(3, 5000, 6 * KINDS, OUTAGE, ALL).strikes();

    for (int round = 0; round < 6; round++) {
      assertThat(strikes.subList(round * KINDS, (round + 1) * KINDS))
          .extracting(strike -> strike.fault().kind())
          .containsExactlyInAnyOrder(FaultKind.values());
    }
  }

  @Test
  void roundOfChosenKindsHasEachAsOftenAsItWasChosen() {
    List<FaultKind> round =
        List.of(FaultKind.DEPLOY_PACK, FaultKind.DEPLOY_PACK, FaultKind.ROLL_BACK_PACK);
    assertThat(Schedule.draw(3, 500, 15, OUTAGE, round).strikes())
        .filteredOn(strike -> strike.fault().kind() == FaultKind.DEPLOY_PACK)
        .hasSize(10);
  }

  @Test
  void faultsComeOneAfterTheOtherBeforeTheLastImage() {
    for (int seed = 0; seed < 100; seed++) {
      List<Strike> strikes = Schedule.draw(seed, 500, 40, OUTAGE, ALL).strikes();

      assertThat(strikes).as("seed " + seed).hasSize(40);
      assertThat(strikes)
          .as("seed " + seed)
          .extracting(Strike::afterImages)
          .isSorted()
          .allSatisfy(after -> assertThat(after).isBetween(0, 499));
    }
  }

  @Test
  void faultsStayWithinWhatThereIs() {
    for (Strike strike : Schedule.draw(11, 5000, 200, OUTAGE, ALL).strikes()) {
      Fault fault = strike.fault();
      assertThat(fault.outage()).isBetween(Duration.ZERO, OUTAGE);
      switch (fault.kind()) {
        case KILL_TASK_MANAGER, STOP_REGISTRY ->
            assertThat(fault.number()).isBetween(0, SupervisedPipeline.TASK_MANAGERS - 1);
        case CHANGE_PARALLELISM ->
            assertThat(fault.number()).isBetween(1, SupervisedPipeline.SLOTS - 1);
        case SUSPEND_BROKER -> assertThat(fault.outage()).isEqualTo(OUTAGE);
        default -> assertThat(fault.number()).isZero();
      }
    }
  }

  @Test
  void kindsAreNamedAsTheReportWritesThem() {
    assertThat(FaultKind.KILL_TASK_MANAGER).hasToString("kill-task-manager");
    assertThat(new Fault(FaultKind.STOP_REGISTRY, 1, OUTAGE))
        .hasToString("stop-registry, task manager 1, for 30 s");
  }
}
