package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightLimitTest {

  private final InFlightLimit limit = new InFlightLimit(2);

  @Test
  void placesAreGivenAtOnceUntilTheLimit() {
    assertThat(limit.acquire()).isDone();
    assertThat(limit.acquire()).isDone();
    assertThat(limit.acquire()).isNotDone();
    assertThat(limit.inUse()).isEqualTo(2);
    assertThat(limit.waiting()).isEqualTo(1);
  }

  @Test
  void placeGivenBackGoesToWhoAskedFirst() {
    limit.acquire();
    limit.acquire();
    CompletableFuture<Void> third = limit.acquire();
    CompletableFuture<Void> fourth = limit.acquire();
    limit.release();
    assertThat(third).isDone();
    assertThat(fourth).isNotDone();
    assertThat(limit.inUse()).isEqualTo(2);
  }

  @Test
  void placeNobodyWaitsForIsFreeAgain() {
    limit.acquire();
    limit.release();
    assertThat(limit.inUse()).isZero();
  }

  @Test
  void limitWithoutPlacesIsRefused() {
    assertThatThrownBy(() -> new InFlightLimit(0)).hasMessage("0 places: at least 1 is needed");
  }
}
