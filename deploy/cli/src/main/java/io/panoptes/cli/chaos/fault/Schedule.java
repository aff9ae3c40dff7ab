package io.panoptes.cli.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults strike, and after how many images. The same seed gives the same schedule.
 *
 * @param strikes in their order
 */
public record Schedule(List<Strike> strikes) {

  /**
   * A fault and its time.
   *
   * @param afterImages published before it, 0 or more
   */
  public record Strike(int afterImages, Fault fault) {}

  public Schedule {
    strikes = List.copyOf(strikes);
  }

  /**
   * The kinds come in rounds, each in an order of its own, so that any {@code n} successive rounds
   * have each kind {@code n} times; the faults are spread over the images, each at a place of its
   * own.
   *
   * @param outage the longest time that something is gone
   * @param round kinds of a round, one or more
   */
  public static Schedule draw(
      long seed, int images, int faults, Duration outage, List<FaultKind> round) {
    Random random = new Random(seed);
    List<FaultKind> kinds = new ArrayList<>();
    while (kinds.size() < faults) {
      List<FaultKind> next = new ArrayList<>(round);
      Collections.shuffle(next, random);
      kinds.addAll(next);
    }
    List<Strike> strikes = new ArrayList<>();
    double share = images / (faults + 1.0);
    for (int number = 0; number < faults; number++) {
      double place = number + 0.5 + random.nextDouble();
      strikes.add(new Strike((int) (share * place), kinds.get(number).draw(random, outage)));
    }
    return new Schedule(strikes);
  }
}
