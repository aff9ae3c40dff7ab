package io.panoptes.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the control group of this process may use, in either version of control groups.
 *
 * @param root where they are mounted, {@code /sys/fs/cgroup}
 */
record ContainerLimits(Path root) {

  /** Above it, version 1 means that there is no limit. */
  private static final long UNLIMITED = 1L << 60;

  static ContainerLimits ofThisProcess() {
    return new ContainerLimits(Path.of("/sys/fs/cgroup"));
  }

  /** Cores' worth of time; empty without a limit. */
  OptionalDouble cores() {
    Optional<List<String>> both = words("cpu.max");
    if (both.isPresent() && both.get().size() == 2) {
      return quota(both.get().get(0), both.get().get(1));
    }
    Optional<List<String>> quota = words("cpu/cpu.cfs_quota_us");
    Optional<List<String>> period = words("cpu/cpu.cfs_period_us");
    return quota.isPresent() && period.isPresent()
        ? quota(quota.get().get(0), period.get().get(0))
        : OptionalDouble.empty();
  }

  /** Bytes; empty without a limit. */
  OptionalLong memory() {
    return words("memory.max")
        .or(() -> words("memory/memory.limit_in_bytes"))
        .map(words -> words.get(0))
        .filter(text -> text.matches("[0-9]{1,19}"))
        .map(Long::parseLong)
        .filter(bytes -> bytes < UNLIMITED)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static OptionalDouble quota(String quota, String period) {
    return quota.matches("[0-9]{1,15}") && period.matches("[1-9][0-9]{0,14}")
        ? OptionalDouble.of(Double.parseDouble(quota) / Double.parseDouble(period))
        : OptionalDouble.empty();
  }

  private Optional<List<String>> words(String file) {
    try {
      String text = Files.readString(root.resolve(file)).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(List.of(text.split("\\s+")));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
