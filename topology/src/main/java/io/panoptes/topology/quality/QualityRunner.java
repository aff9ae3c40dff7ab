package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.serde.SchemaRegistry;
import io.panoptes.topology.options.PanoptesOptions;
import io.panoptes.topology.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running quality application. Started once; for use by any number of threads. */
public final class QualityRunner implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QualityRunner.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaStreams streams;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private QualityRunner(KafkaStreams streams) {
    this.streams = requireNonNull(streams, "streams is null");
    streams.setUncaughtExceptionHandler(this::failed);
    streams.setStateListener(this::changed);
  }

  /**
   * Checks the topics and starts.
   *
   * @param registry stays the caller's to close, after this
   * @throws QualityException if a topic is missing or Kafka does not answer within 30 s
   */
  public static QualityRunner start(PanoptesOptions options, SchemaRegistry registry) {
    try (Admin admin = Admin.create(options.kafka().clientProperties())) {
      TopicsCheck.run(admin, Topics.of(options.topics().prefix()), KAFKA_TIMEOUT);
    }
    QualityRunner runner =
        new QualityRunner(
            new KafkaStreams(
                new QualityTopology(options, registry).build(),
                StreamsSettings.of(options, registry)));
    runner.streams.start();
    return runner;
  }

  /**
   * Waits until all partitions are assigned and all state is restored.
   *
   * @return whether it runs; false after the time, or when it has stopped
   */
  public boolean awaitRunning(Duration atMost) throws InterruptedException {
    return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS)
        && streams.state().isRunningOrRebalancing();
  }

  /**
   * Waits until it has stopped, by {@link #close} or a failure.
   *
   * @return the exit code of a command: 0 if it was closed, 1 if it failed
   */
  public int await() throws InterruptedException {
    stopped.await();
    return failure().isPresent() ? 1 : 0;
  }

  /** What stopped it, if it was not {@link #close}. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** How often each thing of {@link QualityNames} has happened in this process, by its name. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    for (Metric metric : streams.metrics().values()) {
      String name = metric.metricName().name();
      if (metric.metricName().group().equals(QualityNames.METRIC_GROUP)
          && name.endsWith("-total")
          && metric.metricValue() instanceof Number number) {
        counts.merge(name.substring(0, name.length() - 6), number.longValue(), Long::sum);
      }
    }
    return counts;
  }

  private StreamThreadExceptionResponse failed(Throwable exception) {
    failure.compareAndSet(null, exception);
    LOG.error("The quality application stops", exception);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(State next, State previous) {
    LOG.info("Quality application: {}", next);
    if (next == State.RUNNING) {
      running.countDown();
    }
    if (next == State.ERROR || next == State.NOT_RUNNING) {
      running.countDown();
      stopped.countDown();
    }
  }

  /**
   * Commits and stops, within 30 s. Leaves the group, so that the next instance starts at once and
   * not when this one's session is over. May be called again.
   */
  @Override
  public void close() {
    CloseOptions options =
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
    if (!streams.close(options)) {
      LOG.warn("The quality application did not stop within {} s", CLOSE_TIMEOUT.toSeconds());
    }
    stopped.countDown();
  }
}
