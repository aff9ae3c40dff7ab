package io.panoptes.operators.inference;

import io.panoptes.models.pack.PackException;
import io.panoptes.operators.batching.OutOfMemory;
import io.panoptes.operators.serving.Policy;
import io.panoptes.operators.serving.Serving;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Why something cannot be served here, in one line with what to do. */
final class Refusal {

  private Refusal() {}

  static String line(Serving serving, Throwable failure, Duration limit) {
    if (OutOfMemory.caused(failure)) {
      return "pack %s with %s does not fit in memory beside the one in use: %s"
          .formatted(
              serving.packText(),
              serving.policy(),
              isLeast(serving.policy())
                  ? "raise flink.task-memory"
                  : "raise flink.task-memory, or lower batch size and threads");
    }
    if (causes(failure).anyMatch(TimeoutException.class::isInstance)) {
      return "pack %s is not ready after %s: see the logs of the task managers"
          .formatted(serving.packText(), limit);
    }
    Optional<String> ofPack =
        causes(failure)
            .filter(PackException.class::isInstance)
            .map(Throwable::getMessage)
            .findFirst();
    return ofPack.orElseGet(
        () -> "pack %s cannot be served: %s".formatted(serving.packText(), first(failure)));
  }

  private static boolean isLeast(Policy policy) {
    return policy.batchSize() == 1 && policy.threads() == 1;
  }

  private static String first(Throwable failure) {
    return causes(failure)
        .filter(cause -> !(cause instanceof CompletionException))
        .findFirst()
        .map(cause -> String.valueOf(cause.getMessage()))
        .flatMap(message -> message.lines().findFirst())
        .orElse("it does not say why");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(16);
  }
}
