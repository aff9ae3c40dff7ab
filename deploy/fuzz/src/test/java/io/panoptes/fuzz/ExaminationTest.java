package io.panoptes.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A fuzzer that sees nothing finds nothing. */
class ExaminationTest {

  private static final byte[] INPUT = {1, 2, 3};

  private byte[] taken;

  @Test
  void parsedAndRefusedInputsBreakNothing() {
    assertThat(broken(input -> {})).isEmpty();
    assertThat(broken(input -> refuse("3 bytes: expected 4"))).isEmpty();
  }

  @Test
  void exceptionThatIsNotDocumentedIsABreach() {
    assertThat(broken(input -> input[3]++))
        .contains(
            "threw java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3,"
                + " which it does not document");
  }

  @Test
  void subclassOfADocumentedExceptionIsABreach() {
    assertThat(broken(input -> Integer.parseInt("x")))
        .hasValueSatisfying(told -> assertThat(told).startsWith("threw java.lang.NumberFormat"));
  }

  @Test
  void endlessRecursionIsABreach() {
    assertThat(broken(input -> recurse(1)))
        .contains("threw java.lang.StackOverflowError, which it does not document");
  }

  @Test
  void refusalWithoutOneLineToReadIsABreach() {
    assertThat(broken(input -> refuse(null))).isPresent();
    assertThat(broken(input -> refuse(" "))).isPresent();
    assertThat(broken(input -> refuse("one\ntwo"))).isPresent();
  }

  @Test
  void moreThanASecondOfCpuTimeIsABreach() {
    assertThat(broken(input -> burn(1_100_000_000L)))
        .hasValueSatisfying(
            told ->
                assertThat(told).matches("took 1[0-9]{3} ms of CPU time: the limit is 1000 ms"));
  }

  @Test
  void moreMemoryThanTheBoundIsABreachEvenIfItIsNotKept() {
    assertThat(broken(input -> taken = new byte[1 << 20])).isEmpty();
    assertThat(broken(input -> taken = new byte[3 << 20]))
        .hasValueSatisfying(
            told ->
                assertThat(told)
                    .matches(
                        "allocated 31[0-9]{5} bytes for an input of 3: the limit is 64 x input \\+ 2 MiB"));
  }

  @Test
  void memoryThatOnlyTheFirstTimeTakesIsNone() {
    assertThat(broken(input -> taken = taken == null ? new byte[3 << 20] : taken)).isEmpty();
  }

  private static Optional<String> broken(Parser parser) {
    boolean[] seedsDone = new boolean[1];
    FuzzTarget target =
        new FuzzTarget(
            "made-up",
            Set.of(IllegalArgumentException.class),
            AllocationBound.of(64, 2),
            List.of(INPUT),
            input -> {
              if (seedsDone[0]) {
                parser.parse(input);
              }
            });
    Examination examination = new Examination(target);
    seedsDone[0] = true;
    return examination.examine(INPUT.clone()).map(Throwable::getMessage);
  }

  private static void refuse(String message) {
    throw new IllegalArgumentException(message);
  }

  private static int recurse(int depth) {
    return depth == 0 ? 0 : recurse(depth + 1) + depth;
  }

  private static void burn(long nanos) {
    var threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + nanos;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
