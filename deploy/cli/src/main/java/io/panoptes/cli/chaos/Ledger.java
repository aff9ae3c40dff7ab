package io.panoptes.cli.chaos;

import io.panoptes.cli.chaos.guarantee.Answer;
import io.panoptes.cli.chaos.guarantee.Answer.DeadLettered;
import io.panoptes.cli.chaos.guarantee.Answer.Result;
import io.panoptes.cli.chaos.guarantee.Guarantees;
import io.panoptes.cli.chaos.guarantee.SentImage;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Everything that was sent and everything that was answered. Times are of {@link System#nanoTime}.
 * Safe for use by several threads.
 */
final class Ledger {

  private final Guarantees guarantees = new Guarantees();
  private final Map<String, Long> sentAt = new HashMap<>();
  private final LinkedHashMap<String, Long> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private int results;
  private int sheds;
  private OptionalLong newestAnswered = OptionalLong.empty();
  private long lastAnswer = Long.MIN_VALUE;
  private long longestWait;
  private long longestWaitLately;
  private OptionalLong measuredFrom = OptionalLong.empty();

  /** Called before the image is handed to Kafka. */
  synchronized void sent(SentImage image, long nanos) {
    guarantees.sent(image);
    sentAt.put(image.id(), nanos);
    waiting.put(image.id(), nanos);
  }

  synchronized void answered(Answer answer, long nanos) {
    guarantees.answered(answer);
    waiting.remove(answer.id());
    Long sent = sentAt.get(answer.id());
    if (sent != null) {
      if (measuredFrom.isPresent() && sent - measuredFrom.getAsLong() >= 0) {
        longestWait = Math.max(longestWait, nanos - sent);
        longestWaitLately = Math.max(longestWaitLately, nanos - sent);
      }
      newestAnswered = OptionalLong.of(Math.max(newestAnswered.orElse(sent), sent));
    }
    lastAnswer = nanos;
    if (answer instanceof DeadLettered letter) {
      deadLetters.merge(letter.reason().name(), 1, Integer::sum);
    } else if (answer instanceof Result) {
      results++;
    } else {
      sheds++;
    }
  }

  /**
   * Whether the line answers as fast as images come, and has done so with an image that was sent
   * after a given time: no image waits longer than the limit.
   */
  synchronized boolean steadySince(long since, long now, Duration limit) {
    long oldest = waiting.values().stream().findFirst().orElse(now);
    return newestAnswered.isPresent()
        && newestAnswered.getAsLong() - since > 0
        && now - oldest <= limit.toNanos();
  }

  /** Images sent so far. */
  synchronized int sent() {
    return sentAt.size();
  }

  /** Images that have no answer yet. */
  synchronized int waiting() {
    return waiting.size();
  }

  synchronized int results() {
    return results;
  }

  synchronized int sheds() {
    return sheds;
  }

  /** By reason. */
  synchronized Map<String, Integer> deadLetters() {
    return Map.copyOf(deadLetters);
  }

  /** How long images wait is of interest from now on. */
  synchronized void measureFrom(long nanos) {
    measuredFrom = OptionalLong.of(nanos);
    longestWait = 0;
  }

  /** From sent to answered, in nanoseconds, of the image that waited longest since then. */
  synchronized long longestWait() {
    return longestWait;
  }

  /** The same since this was last called. */
  synchronized long longestWaitLately() {
    long longest = longestWaitLately;
    longestWaitLately = 0;
    return longest;
  }

  /** When the last answer came. */
  synchronized long lastAnswer() {
    return lastAnswer;
  }

  /** As of {@link Guarantees#broken}. */
  Map<String, List<String>> broken() {
    return guarantees.broken();
  }
}
