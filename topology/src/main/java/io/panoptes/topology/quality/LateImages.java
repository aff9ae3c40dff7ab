package io.panoptes.topology.quality;

import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts images past the grace; logs the first, and then ever fewer: each tenfold. */
final class LateImages implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LateImages.class);

  private final Counter counter;
  private long count;
  private long nextLogged = 1;

  LateImages(ProcessingContext context, String processor) {
    counter = new Counter(context, processor, QualityNames.LATE_IMAGES);
  }

  void add(String sourceId, long capturedMs) {
    counter.increment();
    count++;
    if (count >= nextLogged) {
      nextLogged *= 10;
      LOG.warn(
          "Late image {} of this task: source {}, captured at {}, is past the grace of its window"
              + " and not counted there; raise quality.grace to count such images",
          count,
          sourceId,
          Instant.ofEpochMilli(capturedMs));
    }
  }

  @Override
  public void close() {
    counter.close();
  }
}
