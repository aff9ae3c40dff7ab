package io.panoptes.operators.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.panoptes.operators.control.Command.Rollback;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CommandFeedTest {

  private final HandTopics topics = new HandTopics();
  private final List<Long> begins = new ArrayList<>();
  private final List<Long> taken = new ArrayList<>();

  @Test
  void commandsFromThePositionOnAreHandedOverInTheirOrder() {
    write(3);
    feed(1, 2);
    assertThat(taken).containsExactly(1L, 2L);
    assertThat(begins).as("the position was known").isEmpty();
  }

  @Test
  void whereNoPositionIsKnownTheNextCommandIsTheFirst() {
    write(3);
    feed(
        -1,
        1,
        command -> {
          taken.add(command.position());
          return true;
        },
        () -> write(1));
    assertThat(begins).containsExactly(3L);
    assertThat(taken).containsExactly(3L);
  }

  @Test
  void logThatEndsBeforeThePositionIsAnotherOneAndIsReadFromItsEnd() {
    write(2);
    feed(7, 1, this::take, () -> write(1));
    assertThat(begins).containsExactly(2L);
    assertThat(taken).containsExactly(2L);
  }

  @Test
  void commandWithoutRoomComesAgainAndNoneIsPassedOver() {
    write(3);
    List<Long> offered = new ArrayList<>();
    feed(
        0,
        3,
        command -> {
          offered.add(command.position());
          return offered.size() != 2 && take(command);
        },
        () -> {});
    assertThat(offered).containsExactly(0L, 1L, 1L, 2L);
    assertThat(taken).containsExactly(0L, 1L, 2L);
    assertThat(topics.readerClosed.getCount()).isZero();
  }

  private boolean take(PlacedCommand command) {
    taken.add(command.position());
    return true;
  }

  private void write(int commands) {
    for (int i = 0; i < commands; i++) {
      topics.write(new Command("id", new Rollback()));
    }
  }

  private void feed(long position, int wanted) {
    feed(position, wanted, this::take, () -> {});
  }

  /** On this thread, until so many are taken. */
  private void feed(
      long position, int wanted, Predicate<PlacedCommand> commands, Runnable atBegin) {
    new CommandFeed(
            topics,
            position,
            begin -> {
              begins.add(begin);
              atBegin.run();
            },
            commands,
            () -> taken.size() >= wanted)
        .run();
  }
}
