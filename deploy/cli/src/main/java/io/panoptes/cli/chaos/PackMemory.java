package io.panoptes.cli.chaos;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.panoptes.cli.chaos.fault.FaultKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the task managers hold after many packs, beside what they held after two. Of those that
 * lived through all of them.
 *
 * @param changes deploys and rollbacks
 * @param secondMb resident MiB of each after the second
 * @param lastMb likewise after the last
 * @param ratio of the worst of them, last over second
 * @param flat whether that is 1.05 at most
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PackMemory(
    int changes, List<Double> secondMb, List<Double> lastMb, double ratio, boolean flat) {

  private static final int BASE = 2;
  private static final double MOST_GROWTH = 1.05;
  private static final Set<String> CHANGES =
      Arrays.stream(FaultKind.values())
          .filter(FaultKind::changesPack)
          .map(FaultKind::toString)
          .collect(Collectors.toSet());

  public PackMemory {
    secondMb = List.copyOf(secondMb);
    lastMb = List.copyOf(lastMb);
  }

  /** Without figures where there were fewer than three changes, or nobody lived through them. */
  static PackMemory of(List<Struck> struck) {
    List<Map<Long, Double>> after =
        struck.stream()
            .filter(each -> CHANGES.contains(each.fault()))
            .map(Struck::residentMb)
            .toList();
    if (after.size() <= BASE) {
      return new PackMemory(after.size(), List.of(), List.of(), 0, false);
    }
    Map<Long, Double> second = after.get(BASE - 1);
    Map<Long, Double> last = after.get(after.size() - 1);
    List<Long> alive = second.keySet().stream().filter(last::containsKey).sorted().toList();
    double ratio =
        alive.stream().mapToDouble(pid -> last.get(pid) / second.get(pid)).max().orElse(0);
    return new PackMemory(
        after.size(),
        alive.stream().map(second::get).toList(),
        alive.stream().map(last::get).toList(),
        Math.round(ratio * 1e3) / 1e3,
        !alive.isEmpty() && ratio <= MOST_GROWTH);
  }

  /** One line. */
  public String line() {
    if (secondMb.isEmpty()) {
      return "too few changes of the pack";
    }
    return String.format(
        Locale.ROOT,
        "MiB of each task manager after 2 changes of the pack %s, after %d %s: ratio %.3f, %s",
        secondMb,
        changes,
        lastMb,
        ratio,
        flat ? "flat" : "not flat");
  }
}
