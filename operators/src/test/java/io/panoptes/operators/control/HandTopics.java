package io.panoptes.operators.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A log of commands and one of statuses in memory. Thread-safe. */
final class HandTopics implements ControlTopics {

  private static final long serialVersionUID = 1;

  final transient BlockingQueue<ControlStatus> statuses = new LinkedBlockingQueue<>();
  final transient CountDownLatch endAsked = new CountDownLatch(1);
  final transient CountDownLatch readerClosed = new CountDownLatch(1);
  final transient CountDownLatch writerClosed = new CountDownLatch(1);
  final AtomicInteger failures = new AtomicInteger();
  private final transient List<Command> log = new ArrayList<>();

  synchronized void write(Command command) {
    log.add(command);
    notifyAll();
  }

  private synchronized List<PlacedCommand> from(long position) throws InterruptedException {
    if (position == log.size()) {
      TimeUnit.MILLISECONDS.timedWait(this, 20);
    }
    List<PlacedCommand> found = new ArrayList<>();
    for (int at = (int) position; at < log.size(); at++) {
      found.add(new PlacedCommand(at, log.get(at)));
    }
    return found;
  }

  private synchronized long length() {
    return log.size();
  }

  /** Fails as often as {@link #failures} says. */
  @Override
  public CommandReader reader() {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("no broker");
    }
    return new CommandReader() {
      @Override
      public long end() {
        long end = length();
        endAsked.countDown();
        return end;
      }

      @Override
      public List<PlacedCommand> read(long position) {
        try {
          return from(position);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        readerClosed.countDown();
      }
    };
  }

  @Override
  public StatusWriter writer() {
    return new StatusWriter() {
      @Override
      public void write(ControlStatus status) {
        statuses.add(status);
      }

      @Override
      public void close() {
        writerClosed.countDown();
      }
    };
  }
}
