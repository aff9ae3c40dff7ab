package io.panoptes.models.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineThreadsTest {

  @ParameterizedTest
  @CsvSource({"3, 3", "'', 8", "0, 8", "many, 8", " 2 , 2"})
  void variableOverridesTheCores(String variable, int threads) {
    assertThat(EngineThreads.of(Map.of("OMP_NUM_THREADS", variable), 8)).isEqualTo(threads);
    assertThat(EngineThreads.of(Map.of(), 8)).isEqualTo(8);
  }
}
