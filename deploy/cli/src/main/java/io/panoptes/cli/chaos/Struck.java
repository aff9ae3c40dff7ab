package io.panoptes.cli.chaos;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A fault that has struck.
 *
 * @param fault its kind
 * @param what it did
 * @param afterImages published before it
 * @param seconds that it lasted
 * @param recoverySeconds from its end to steady throughput
 * @param longestWaitSeconds of an image, from sent to answered, since the fault before
 * @param residentMb MiB that each task manager holds then, by its process id
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Struck(
    String fault,
    String what,
    int afterImages,
    double seconds,
    double recoverySeconds,
    double longestWaitSeconds,
    Map<Long, Double> residentMb) {

  public Struck {
    residentMb = Map.copyOf(residentMb);
  }
}
