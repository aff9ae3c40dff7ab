package io.panoptes.cli.bench;

import io.panoptes.cli.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Memory of this process as Linux counts it, libraries that other processes share included.
 *
 * @param residentKilobytes now, in units of 1024 bytes
 * @param peakKilobytes the most since the process began
 */
record ProcessMemory(long residentKilobytes, long peakKilobytes) {

  private static final Path STATUS = Path.of("/proc/self/status");

  static ProcessMemory now() {
    try {
      return parse(Files.readAllLines(STATUS));
    } catch (IOException e) {
      throw new CommandFailedException(
          "%s cannot be read: memory is measured on Linux only".formatted(STATUS), e);
    }
  }

  /**
   * @param status lines as of {@code /proc/self/status}
   */
  static ProcessMemory parse(List<String> status) {
    return new ProcessMemory(kilobytes(status, "VmRSS:"), kilobytes(status, "VmHWM:"));
  }

  private static long kilobytes(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("kB", "").strip())
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow(() -> new CommandFailedException("%s has no %s".formatted(STATUS, key)));
  }
}
