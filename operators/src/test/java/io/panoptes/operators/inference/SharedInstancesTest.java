package io.panoptes.operators.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedInstancesTest {

  private final AtomicInteger opened = new AtomicInteger();
  private final List<Integer> broken = new ArrayList<>();
  private final List<Integer> closed = new ArrayList<>();
  private final SharedInstances<String, Integer> instances =
      new SharedInstances<>(broken::contains, closed::add);

  @Test
  void allThatAskForAKeyShareAnInstance() {
    assertThat(acquire("a").instance()).isEqualTo(1);
    assertThat(acquire("a").instance()).isEqualTo(1);
    assertThat(acquire("b").instance()).isEqualTo(2);
  }

  @Test
  void instanceIsClosedWithItsLastLease() {
    SharedInstances<String, Integer>.Lease first = acquire("a");
    SharedInstances<String, Integer>.Lease second = acquire("a");
    first.close();
    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly(1);
    assertThat(acquire("a").instance()).isEqualTo(2);
  }

  @Test
  void brokenInstanceIsNotGivenOutAgainAlthoughSomeStillHoldIt() {
    SharedInstances<String, Integer>.Lease old = acquire("a");
    broken.add(1);
    SharedInstances<String, Integer>.Lease fresh = acquire("a");
    assertThat(fresh.instance()).isEqualTo(2);
    old.close();
    assertThat(closed).containsExactly(1);
    assertThat(acquire("a").instance()).isEqualTo(2);
  }

  @Test
  void instanceThatCannotBeOpenedIsTriedAgain() {
    assertThatThrownBy(
            () ->
                instances.acquire(
                    "a",
                    () -> {
                      throw new IllegalStateException("no memory");
                    }))
        .hasMessage("no memory");
    assertThat(acquire("a").instance()).isEqualTo(1);
  }

  private SharedInstances<String, Integer>.Lease acquire(String key) {
    return instances.acquire(key, opened::incrementAndGet);
  }
}
