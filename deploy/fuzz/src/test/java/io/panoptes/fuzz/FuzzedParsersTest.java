package io.panoptes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.panoptes.fuzz.parser.FuzzTargets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target over its seeds, its corpus and inputs near them: {@value #INPUTS}, or fewer where
 * they take longer than 2 s. {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.inputs} makes it as
 * long as that.
 */
class FuzzedParsersTest {

  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int INPUTS = 4000;
  private static final Duration LONGEST = Duration.ofSeconds(2);
  private static final int SHOWN_BYTES = 4096;

  static Stream<FuzzTarget> targets() {
    return FuzzTargets.all().stream();
  }

  @Test
  void everyTargetHasANameOfItsOwn() {
    assertThat(targets().map(FuzzTarget::name)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void seedsAreParsed(FuzzTarget target) throws Exception {
    for (byte[] seed : target.seeds()) {
      target.parser().parse(seed.clone());
    }
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void keptInputsAreParsedOrRefusedWithinTheLimits(FuzzTarget target) {
    Examination examination = new Examination(target);
    Corpus.of(target)
        .forEach(
            (name, input) ->
                examination
                    .examine(input)
                    .ifPresent(
                        breach -> fail("%s: %s".formatted(name, breach.getMessage()), breach)));
  }

  @ParameterizedTest
  @MethodSource("targets")
  @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void inputsNearThemAreParsedOrRefusedWithinTheLimits(FuzzTarget target) {
    Examination examination = new Examination(target);
    List<byte[]> seeds = new ArrayList<>(target.seeds());
    seeds.addAll(Corpus.of(target).values());
    Mutations mutations = new Mutations(seeds, SEED);
    Optional<Integer> asked = Optional.ofNullable(Integer.getInteger("fuzz.inputs"));
    long end = System.nanoTime() + LONGEST.toNanos();
    for (int i = 0; i < asked.orElse(INPUTS); i++) {
      if (asked.isEmpty() && System.nanoTime() - end > 0) {
        break;
      }
      byte[] input = mutations.next();
      byte[] kept = input.clone();
      examination.examine(input).ifPresent(breach -> fail(told(breach, kept), breach));
    }
    System.out.printf("%s; seed %d%n", examination, SEED);
  }

  private static String told(Examination.Breach breach, byte[] input) {
    String hex = HexFormat.of().formatHex(input, 0, Math.min(SHOWN_BYTES, input.length));
    return "%s; -Dfuzz.seed=%d -Dfuzz.inputs=%d repeats it; the input of %d bytes: %s"
        .formatted(breach.getMessage(), SEED, INPUTS, input.length, hex);
  }
}
