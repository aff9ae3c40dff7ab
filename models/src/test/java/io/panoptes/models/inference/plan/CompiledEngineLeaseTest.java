package io.panoptes.models.inference.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompiledEngineLeaseTest {

  @Test
  void engineThatIsRefusedGivesItsProgramsBack() {
    AtomicInteger compiled = new AtomicInteger();
    SharedPrograms programs =
        new SharedPrograms(
            () -> {
              compiled.incrementAndGet();
              return List.of();
            });
    SharedPrograms.Lease lease = programs.acquire();

    assertThatThrownBy(() -> new CompiledEngine(lease, 0, PlanLimits.DEFAULT))
        .hasMessage("0 threads: at least 1");

    programs.acquire().close();
    assertThat(compiled).hasValue(2);
  }
}
