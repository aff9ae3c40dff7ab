package io.panoptes.cli.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.panoptes.cli.chaos.guarantee.Answer;
import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.cli.chaos.guarantee.SentImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosReportTest {

  private final Ledger ledger = new Ledger();

  @TempDir private Path folder;

  @Test
  void fileHasTheNamesThatProgramsReadItBy() throws Exception {
    send("a");
    ledger.answered(new Answer.Result("a", "1"), 2);
    List<Struck> struck =
        List.of(
            new Struck("kill-broker", "KillBroker[absence=PT3S]", 10, 3.2, 5.5, 5.5, Map.of()),
            new Struck("kill-broker", "KillBroker[absence=PT9S]", 30, 9.1, 7.5, 7.5, Map.of()));
    report(true, struck).write(folder.resolve("in/report.json"));

    JsonNode json = new ObjectMapper().readTree(folder.resolve("in/report.json").toFile());
    assertThat(json.path("seed").asLong()).isEqualTo(42);
    assertThat(json.path("images").asInt()).isEqualTo(1);
    assertThat(json.path("faults").path("kill-broker").asInt()).isEqualTo(2);
    assertThat(json.path("dead_letters").isInt()).isTrue();
    assertThat(json.path("recovery_seconds").path("p50").asDouble()).isEqualTo(5.5);
    assertThat(json.path("recovery_seconds").path("max").asDouble()).isEqualTo(7.5);
    assertThat(List.of("lost", "doubled", "out_of_order", "wrong"))
        .allSatisfy(name -> assertThat(json.path(name).asInt(-1)).isZero());
    assertThat(json.path("finished").asBoolean()).isTrue();
    assertThat(json.path("log").path(1).path("recovery_seconds").asDouble()).isEqualTo(7.5);
  }

  @Test
  void imagesUnderWayAreLostOnlyWhenTheRunHasFinished() {
    send("a");

    assertThat(report(false, List.of()).lost()).isZero();
    assertThat(report(false, List.of()).waiting()).isEqualTo(1);
    assertThat(report(true, List.of()).lost()).isEqualTo(1);
    assertThat(report(true, List.of()).isKept()).isFalse();
    assertThat(report(true, List.of()).broken().get("lost")).containsExactly("a");
  }

  @Test
  void onlyTheFirstBrokenImagesAreNamed() {
    IntStream.range(0, 100).forEach(number -> send("image-" + number));

    assertThat(report(true, List.of()).lost()).isEqualTo(100);
    assertThat(report(true, List.of()).broken().get("lost")).hasSize(20).contains("image-0");
  }

  @Test
  void percentilesAreOfTheNearestRank() {
    Spread spread = Spread.of(DoubleStream.iterate(1, x -> x + 1).limit(20).boxed().toList());

    assertThat(spread).isEqualTo(new Spread(10, 19, 20));
    assertThat(Spread.of(List.of())).isEqualTo(new Spread(0, 0, 0));
  }

  @Test
  void memoryIsToldByQuarters() {
    List<Long> bytes =
        IntStream.rangeClosed(1, 8).mapToObj(mebibyte -> (long) mebibyte << 20).toList();

    assertThat(MemoryFigures.of(bytes))
        .isEqualTo(new MemoryFigures(List.of(1.5, 3.5, 5.5, 7.5), 8, 2.143, false));
    assertThat(MemoryFigures.of(bytes).line())
        .isEqualTo(
            "by quarters 1.5, 3.5, 5.5, 7.5, peak 8.0 MiB, last over second 2.143: not flat");
    assertThat(MemoryFigures.of(bytes.subList(0, 3)).line()).isEqualTo("too few samples");
  }

  @Test
  void memoryIsFlatWhereTheLastQuarterIsATenthAboveTheSecondAtMost() {
    List<Long> bytes = List.of(50L << 20, 100L << 20, 130L << 20, 110L << 20);

    assertThat(MemoryFigures.of(bytes).flat()).isTrue();
    assertThat(MemoryFigures.of(bytes).growth()).isEqualTo(1.1);
    assertThat(MemoryFigures.of(List.of(1L << 20, 100L << 20, 1L << 20, 111L << 20)).flat())
        .isFalse();
  }

  @Test
  void memoryAfterThePacksIsThatOfTaskManagersThatLivedThroughThem() {
    List<Struck> struck =
        List.of(
            change("deploy-pack", Map.of(1L, 700.0, 2L, 700.0)),
            change("roll-back-pack", Map.of(1L, 800.0, 2L, 900.0)),
            change("kill-task-manager", Map.of(1L, 1000.0)),
            change("deploy-pack", Map.of(1L, 832.0, 3L, 1200.0)));

    assertThat(PackMemory.of(struck))
        .isEqualTo(new PackMemory(3, List.of(800.0), List.of(832.0), 1.04, true));
    assertThat(PackMemory.of(struck).line())
        .isEqualTo(
            "MiB of each task manager after 2 changes of the pack [800.0], after 3 [832.0]: ratio"
                + " 1.040, flat");
    assertThat(PackMemory.of(struck.subList(0, 3)).line()).isEqualTo("too few changes of the pack");
  }

  private static Struck change(String fault, Map<Long, Double> residentMb) {
    return new Struck(fault, fault, 1, 1, 1, 1, residentMb);
  }

  private ChaosReport report(boolean finished, List<Struck> struck) {
    return ChaosReport.of(42, "tiny 1.0.0", finished, 9.87, ledger, struck, Map.of());
  }

  private void send(String id) {
    ledger.sent(new SentImage(id, "camera", new Expectation.ResultOf("1")), 1);
  }
}
