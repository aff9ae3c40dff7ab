package io.panoptes.topology.quality;

import io.panoptes.schemas.QualityWindow;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds each compared image to the windows that hold its time of capture, and sends all rows of such
 * a window anew, so that the newest row of a window is its whole truth so far. A window closes when
 * the clock of its source and pack is past its end and the grace; an image that finds one of its
 * windows closed is late there. What was found in the shadow has a sink of its own.
 */
final class WindowProcessor implements Processor<byte[], ComparedImage, String, QualityWindow> {

  // configuration
  private final WindowTimes times;
  private final QualityRows rows;

  // runtime
  private ProcessorContext<String, QualityWindow> context;
  private KeyValueStore<WindowKey, WindowTotals> windows;
  private KeyValueStore<ClockKey, SourceClock> clocks;
  private LateImages late;

  WindowProcessor(WindowTimes times) {
    this.times = times;
    rows = new QualityRows(times);
  }

  @Override
  public void init(ProcessorContext<String, QualityWindow> context) {
    this.context = context;
    windows = context.getStateStore(QualityNames.WINDOW_STORE);
    clocks = context.getStateStore(QualityNames.CLOCK_STORE);
    late = new LateImages(context, QualityNames.ADD_TO_WINDOWS);
    context.schedule(times.cleanUpInterval(), PunctuationType.WALL_CLOCK_TIME, now -> cleanUp());
  }

  @Override
  public void process(Record<byte[], ComparedImage> record) {
    ComparedImage image = record.value();
    SourceClock clock = clocks.get(image.clock());
    long[] starts = times.startsOf(image.capturedMs()).toArray();
    if (times.isClosed(starts[0], clock)) {
      late.add(image.sourceId(), image.capturedMs());
    }
    for (long start : starts) {
      if (!times.isClosed(start, clock)) {
        add(new WindowKey(image.series(), start), image, record.timestamp());
      }
    }
  }

  private void add(WindowKey key, ComparedImage image, long timestamp) {
    WindowTotals before = windows.get(key);
    WindowTotals totals =
        (before == null ? WindowTotals.none(image.pack(), image.against()) : before).plus(image);
    windows.put(key, totals);
    String sink = image.clock().by().shadow() ? QualityNames.SHADOW_QUALITY : QualityNames.QUALITY;
    rows.of(key, totals)
        .forEach(row -> context.forward(new Record<>(image.sourceId(), row, timestamp), sink));
  }

  private void cleanUp() {
    try (KeyValueIterator<WindowKey, WindowTotals> all = windows.all()) {
      while (all.hasNext()) {
        KeyValue<WindowKey, WindowTotals> entry = all.next();
        if (times.isClosed(entry.key.startMs(), clocks.get(entry.key.series().clock()))) {
          windows.delete(entry.key);
        }
      }
    }
  }

  @Override
  public void close() {
    late.close();
  }
}
