package io.panoptes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  @Test
  void thisMachineRunsTheDefaultEngine() {
    CommandRun run = CommandRun.of("doctor");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .containsPattern("java +17\\.")
        .containsPattern("\n  dl4j +available\n")
        .containsPattern("\n  dl4j-cuda +no: nd4j-cuda is not on the class path")
        .containsPattern("\n  with it +[0-9]+ GFLOP/s\n")
        .containsPattern("\ndefault engine +dl4j: [0-9]+ threads, ")
        .containsPattern("\nhealthy +true\n");
  }

  @Test
  void jsonHoldsTheSame() throws IOException {
    JsonNode facts = new ObjectMapper().readTree(CommandRun.of("doctor", "--json").out());

    assertThat(facts.path("healthy").asBoolean()).isTrue();
    assertThat(facts.path("engines").path("onnxruntime").asText()).isEqualTo("available");
    assertThat(facts.path("cores").asInt()).isPositive();
    assertThat(facts.path("versions").isObject()).isTrue();
  }
}
