package io.panoptes.models.training;

import org.nd4j.linalg.schedule.CycleSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** How the learning rate goes, after it has risen in a straight line to where it begins. */
public sealed interface Schedule {

  /** Half a cosine, down to a hundredth: {@link WarmUpCosine}. */
  record Cosine() implements Schedule {
    @Override
    public ISchedule of(double peak, int warmUp, int total) {
      return new WarmUpCosine(peak, warmUp, total);
    }
  }

  /**
   * What is left of the iterations, to a power (DeepLab, Chen et al. 2017: .9).
   *
   * @param power above 0
   */
  record Poly(double power) implements Schedule {
    public Poly {
      require("power", power, power > 0 && power <= 10, "above 0 to 10");
    }

    @Override
    public ISchedule of(double peak, int warmUp, int total) {
      return warmed(warmUp, new PolyDecay(peak, power, total - warmUp));
    }
  }

  /**
   * Falls to a part of itself again and again.
   *
   * @param every share of the iterations after the rise between two falls, above 0 to 1
   * @param factor what is left after one, above 0 to 1
   */
  record Step(double every, double factor) implements Schedule {
    public Step {
      require("share between steps", every, every > 0 && every <= 1, "above 0 to 1");
      require("factor of a step", factor, factor > 0 && factor <= 1, "above 0 to 1");
    }

    @Override
    public ISchedule of(double peak, int warmUp, int total) {
      double iterations = Math.max(1, Math.floor(every * (total - warmUp)));
      return warmed(warmUp, new StepSchedule(ScheduleType.ITERATION, peak, factor, iterations));
    }
  }

  /**
   * Up from a tenth to the peak and down again (Smith 2017, triangular).
   *
   * @param cycles in all, at least 1
   */
  record Cyclic(int cycles) implements Schedule {
    public Cyclic {
      require("number of cycles", cycles, cycles >= 1, "1 or more");
    }

    @Override
    public ISchedule of(double peak, int warmUp, int total) {
      int length = Math.max(2, (total - warmUp) / cycles);
      return warmed(
          warmUp, new CycleSchedule(ScheduleType.ITERATION, peak / 10, peak, length, 0, 1));
    }
  }

  /**
   * @param peak the highest rate
   * @param warmUp iterations of the rise, fewer than {@code total}
   * @param total iterations in all, those of the rise among them
   */
  ISchedule of(double peak, int warmUp, int total);

  private static ISchedule warmed(int warmUp, ISchedule schedule) {
    return warmUp == 0 ? schedule : new WarmUp(warmUp, schedule);
  }

  private static void require(String name, double value, boolean holds, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "a schedule with a %s of %s: %s".formatted(name, value, range));
    }
  }
}
