package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.control.ControlTopics.CommandReader;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands commands over as they come, until it is ended; a log that cannot be read is tried again.
 */
final class CommandFeed implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(CommandFeed.class);
  private static final long PAUSE_SECONDS = 5;

  private final ControlTopics topics;
  private final LongConsumer begin;
  private final Consumer<PlacedCommand> commands;
  private final BooleanSupplier ended;
  private long position;

  /**
   * @param position of the first command; -1 for the next that is written
   * @param begin told where that is, if it was not known, or is not in the log, as that is another
   */
  CommandFeed(
      ControlTopics topics,
      long position,
      LongConsumer begin,
      Consumer<PlacedCommand> commands,
      BooleanSupplier ended) {
    this.topics = requireNonNull(topics, "topics is null");
    this.position = position;
    this.begin = requireNonNull(begin, "begin is null");
    this.commands = requireNonNull(commands, "commands is null");
    this.ended = requireNonNull(ended, "ended is null");
  }

  @Override
  public void run() {
    while (!ended.getAsBoolean()) {
      try (CommandReader reader = topics.reader()) {
        read(reader);
      } catch (RuntimeException | Error e) {
        if (!ended.getAsBoolean()) {
          LOG.warn("commands cannot be read, again in {} s: {}", PAUSE_SECONDS, e.toString());
          pause();
        }
      }
    }
  }

  private void read(CommandReader reader) {
    long end = reader.end();
    if (position < 0 || position > end) {
      position = end;
      begin.accept(position);
    }
    while (!ended.getAsBoolean()) {
      for (PlacedCommand command : reader.read(position)) {
        commands.accept(command);
        position = command.position() + 1;
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
