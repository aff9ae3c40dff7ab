package io.panoptes.cli.chaos;

import static java.util.Objects.requireNonNull;

import io.panoptes.cli.chaos.guarantee.Expectation;
import io.panoptes.cli.chaos.guarantee.SentImage;
import io.panoptes.cli.publish.Rate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Publishes pictures of several cameras at a rate, in bursts, until told to stop. Where too many
 * have no answer yet it waits until most have, and does not make up for it: a machine that is too
 * slow for the rate would never be steady. Each picture is entered in the ledger first, with what
 * the oracle says of it. The run is for one thread, the rest for any.
 */
final class Publication implements Runnable {

  private static final int SOURCES = 8;

  /** Together, so that there are batches and images in flight at any rate. */
  private static final int BURST = 8;

  /** More than come during an outage. */
  private static final int MOST_WAITING = 200;

  /** As few as make it go on. */
  private static final int FEW_WAITING = BURST;

  private final CellPictures pictures;
  private final Oracle oracle;
  private final ImageTopic topic;
  private final Ledger ledger;
  private final Rate rate;
  private final Queue<Poison> poison = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;

  Publication(CellPictures pictures, Oracle oracle, ImageTopic topic, Ledger ledger, Rate rate) {
    this.pictures = requireNonNull(pictures, "pictures is null");
    this.oracle = requireNonNull(oracle, "oracle is null");
    this.topic = requireNonNull(topic, "topic is null");
    this.ledger = requireNonNull(ledger, "ledger is null");
    this.rate = requireNonNull(rate, "rate is null");
  }

  /** One of each kind goes next. */
  void sendPoison() {
    poison.addAll(Arrays.asList(Poison.values()));
  }

  /** The run ends with what it has under way. */
  void stop() {
    stopped = true;
  }

  /** Until stopped. */
  @Override
  public void run() {
    long burst = System.nanoTime();
    for (int number = 0; !stopped; number++) {
      publish(number, Optional.ofNullable(poison.poll()));
      if (number % BURST == BURST - 1 && poison.isEmpty()) {
        burst += rate.due(BURST).toNanos();
        pause(burst);
        burst = Math.max(burst, System.nanoTime());
      }
    }
  }

  private void publish(int number, Optional<Poison> wrong) {
    byte[] png = pictures.encoded(number);
    String source = "camera-" + number % SOURCES;
    String id = "%s/%06d".formatted(source, number);
    Expectation expectation = wrong.map(Poison::expectation).orElseGet(() -> oracle.expect(png));
    ledger.sent(new SentImage(id, source, expectation), System.nanoTime());
    topic.publish(id, source, png, wrong);
  }

  private void pause(long until) {
    try {
      int most = ledger.waiting() > MOST_WAITING ? FEW_WAITING : MOST_WAITING;
      while (!stopped && (System.nanoTime() - until < 0 || ledger.waiting() > most)) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }
}
