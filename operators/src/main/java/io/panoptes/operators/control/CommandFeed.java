package io.panoptes.operators.control;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.control.ControlTopics.CommandReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands commands over as they come, until it is ended; a log that cannot be read is tried again.
 */
final class CommandFeed implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(CommandFeed.class);
  private static final long BROKEN_MILLIS = 5000;
  private static final long FULL_MILLIS = 500;
  private static final long STEP_MILLIS = 50;

  private final ControlTopics topics;
  private final LongConsumer begin;
  private final Predicate<PlacedCommand> commands;
  private final BooleanSupplier ended;
  private long position;

  /**
   * @param position of the first command; -1 for the next that is written
   * @param commands takes each, or says that it has no room: then the command comes again
   * @param begin told where that is, if it was not known, or is not in the log, as that is another
   */
  CommandFeed(
      ControlTopics topics,
      long position,
      LongConsumer begin,
      Predicate<PlacedCommand> commands,
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
          LOG.warn("commands cannot be read, again in {} ms: {}", BROKEN_MILLIS, e.toString());
          pause(BROKEN_MILLIS);
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
      if (!handedOver(reader.read(position))) {
        pause(FULL_MILLIS);
      }
    }
  }

  private boolean handedOver(List<PlacedCommand> read) {
    for (PlacedCommand command : read) {
      if (!commands.test(command)) {
        return false;
      }
      position = command.position() + 1;
    }
    return true;
  }

  /**
   * Ends early with the feed. An interrupt would also end it, and cut the end of the reader short.
   */
  private void pause(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    try {
      while (!ended.getAsBoolean() && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
