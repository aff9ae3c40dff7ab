package io.panoptes.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ProcessEndTest {

  private final ProcessEnd end = new ProcessEnd();
  private final List<String> done = new CopyOnWriteArrayList<>();

  @Test
  void finishesBeforeItStopsWhateverWasAddedFirst() {
    end.add(end.toStop(), () -> done.add("stopped"));
    end.add(end.toFinish(), () -> done.add("finished"));

    end.run();

    assertThat(done).containsExactly("finished", "stopped");
  }

  @Test
  void whatFailsKeepsNothingElseFromItsEnd() {
    end.add(
        end.toFinish(),
        () -> {
          throw new IllegalStateException("as the test wants it");
        });
    end.add(end.toStop(), () -> done.add("stopped"));

    end.run();

    assertThat(done).containsExactly("stopped");
  }

  @Test
  void whatIsTakenBackIsNotDone() {
    Runnable action = () -> done.add("finished");
    end.add(end.toFinish(), action);

    end.drop(action);
    end.run();

    assertThat(done).isEmpty();
  }

  @Test
  void nothingIsAddedOnceItHasBegun() {
    end.run();

    assertThatThrownBy(() -> end.add(end.toStop(), () -> done.add("late")))
        .isInstanceOf(IllegalStateException.class);
  }
}
