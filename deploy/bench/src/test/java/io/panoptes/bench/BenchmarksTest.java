package io.panoptes.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  @Test
  void everyBenchmarkRunsOnce() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("io\\.panoptes\\.bench\\.")
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .param("side", "128")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();

    Set<String> ran =
        results.stream()
            .map(result -> result.getParams().getBenchmark().replaceFirst(".*\\.(.*\\.)", "$1"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ran)
        .containsExactly(
            "DecodeBenchmark.decode",
            "GroupingBenchmark.group",
            "GroupingBenchmark.merge",
            "GroupingBenchmark.scan",
            "HeuristicMergeBenchmark.classAware",
            "HeuristicMergeBenchmark.heuristic",
            "HeuristicMergeBenchmark.heuristicWithNms",
            "HeuristicMergeBenchmark.scan",
            "LabelPlaneBenchmark.decode",
            "LabelPlaneBenchmark.encode",
            "MicroBatcherBenchmark.submit",
            "PanopticPngBenchmark.decode",
            "PanopticPngBenchmark.decodeByImageIo",
            "PanopticPngBenchmark.evaluatePair",
            "QualityBenchmark.boundaryF1",
            "QualityBenchmark.boundaryQuality",
            "QualityBenchmark.confusionMatrix",
            "QualityBenchmark.panopticQuality",
            "QualityBenchmark.scan",
            "RunLengthsBenchmark.copy",
            "RunLengthsBenchmark.decode",
            "RunLengthsBenchmark.decodeOne",
            "RunLengthsBenchmark.decodeOneToBits",
            "RunLengthsBenchmark.encode",
            "RunLengthsBenchmark.encodeOne",
            "RunLengthsBenchmark.scan");
  }
}
