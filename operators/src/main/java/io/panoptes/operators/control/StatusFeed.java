package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.control.ControlTopics.StatusWriter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes statuses, and connects for the first of them. One that cannot be written is in the log of
 * the job manager: what is served does not depend on who hears of it. For one thread.
 */
final class StatusFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);

  private final ControlTopics topics;
  private Optional<StatusWriter> writer = Optional.empty();

  StatusFeed(ControlTopics topics) {
    this.topics = requireNonNull(topics, "topics is null");
  }

  void write(ControlStatus status) {
    try {
      if (writer.isEmpty()) {
        writer = Optional.of(topics.writer());
      }
      writer.get().write(status);
    } catch (RuntimeException e) {
      LOG.warn("status {} of {} is not told: {}", status.state(), status.commandId(), e.toString());
    }
  }

  @Override
  public void close() {
    writer.ifPresent(StatusWriter::close);
  }
}
