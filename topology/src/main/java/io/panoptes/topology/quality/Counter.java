package io.panoptes.topology.quality;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.StreamsMetrics;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Counts events in Kafka Streams' own metrics, one series per processor and task. */
final class Counter implements AutoCloseable {

  private static final String SCOPE = "quality";

  private final StreamsMetrics metrics;
  private final Sensor sensor;

  Counter(ProcessingContext context, String processor, String name) {
    metrics = context.metrics();
    sensor =
        metrics.addRateTotalSensor(
            SCOPE, processor + "-" + context.taskId(), name, RecordingLevel.INFO);
  }

  void increment() {
    sensor.record();
  }

  @Override
  public void close() {
    metrics.removeSensor(sensor);
  }
}
