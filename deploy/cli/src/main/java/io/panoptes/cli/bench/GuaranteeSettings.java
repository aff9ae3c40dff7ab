package io.panoptes.cli.bench;

import static java.util.Objects.requireNonNull;

import io.panoptes.topology.options.Guarantee;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What {@link GuaranteeBench} measures.
 *
 * @param pipeline its seconds are those of each turn
 * @param rounds each with a turn of either guarantee, 1 or more
 */
public record GuaranteeSettings(PipelineSettings pipeline, int rounds) {

  private static final int MAX_CHECKPOINT_SECONDS = 10;
  private static final int CHECKPOINTS = 6;

  public GuaranteeSettings {
    requireNonNull(pipeline, "pipeline is null");
    if (rounds < 1) {
      throw new IllegalArgumentException("%d rounds: at least 1".formatted(rounds));
    }
  }

  /** 10 seconds, shorter where less is measured: several must pass. */
  Duration checkpointInterval() {
    return Duration.ofSeconds(
        Math.max(1, Math.min(MAX_CHECKPOINT_SECONDS, pipeline.seconds() / CHECKPOINTS)));
  }

  /** One after the other, every other round the other way round. */
  List<Guarantee> turns() {
    List<Guarantee> turns = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      turns.addAll(
          round % 2 == 0
              ? List.of(Guarantee.EXACTLY_ONCE, Guarantee.AT_LEAST_ONCE)
              : List.of(Guarantee.AT_LEAST_ONCE, Guarantee.EXACTLY_ONCE));
    }
    return turns;
  }

  /** For the main class of a child process. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(pipeline.arguments());
    arguments.add(0, Integer.toString(rounds));
    return arguments;
  }

  /** Reads what {@link #arguments} wrote. */
  static GuaranteeSettings parse(String... arguments) {
    return new GuaranteeSettings(
        PipelineSettings.parse(Arrays.copyOfRange(arguments, 1, arguments.length)),
        Integer.parseInt(arguments[0]));
  }
}
