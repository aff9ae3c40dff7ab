package io.panoptes.operators.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.panoptes.operators.record.SourceKey;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InFlightLimitTest {

  private static final SourceKey CAMERA = new SourceKey("images", 0, "camera");

  private final InFlightLimit limit = new InFlightLimit(2, 100);

  @Test
  void placesAreGivenAtOnceUntilTheLimit() {
    assertThat(limit.acquire(CAMERA)).isDone();
    assertThat(limit.acquire(CAMERA)).isDone();
    assertThat(limit.acquire(CAMERA)).isNotDone();
    assertThat(limit.inUse()).isEqualTo(2);
    assertThat(limit.waiting()).isEqualTo(1);
  }

  @Test
  void placeGivenBackGoesToWhoAskedFirst() {
    limit.acquire(CAMERA);
    limit.acquire(CAMERA);
    CompletableFuture<PixelBudget.Share> third = limit.acquire(CAMERA);
    CompletableFuture<PixelBudget.Share> fourth = limit.acquire(CAMERA);
    limit.release();
    assertThat(third).isDone();
    assertThat(fourth).isNotDone();
    assertThat(limit.inUse()).isEqualTo(2);
  }

  @Test
  void placeNobodyWaitsForIsFreeAgain() {
    limit.acquire(CAMERA);
    limit.release();
    assertThat(limit.inUse()).isZero();
  }

  @Test
  void placesGoByTurnsOfSourcesSoALoudOneHoldsUpNobody() {
    limit.acquire(CAMERA);
    limit.acquire(CAMERA);
    CompletableFuture<PixelBudget.Share> loud = limit.acquire(CAMERA);
    CompletableFuture<PixelBudget.Share> louder = limit.acquire(CAMERA);
    CompletableFuture<PixelBudget.Share> quiet = limit.acquire(new SourceKey("images", 1, "other"));
    limit.release();
    assertThat(loud).isDone();
    limit.release();
    assertThat(quiet).isDone();
    assertThat(louder).isNotDone();
  }

  @Test
  void limitWithoutPlacesIsRefused() {
    assertThatThrownBy(() -> new InFlightLimit(0, 100))
        .hasMessage("0 places: at least 1 is needed");
  }
}
