package io.panoptes.operators.parse;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.metrics.DeadLetterCounters;
import io.panoptes.operators.record.DeadLetter;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parses each record; those that are no image event leave by {@link #DEAD_LETTERS}. */
public final class ParseFunction extends ProcessFunction<SourceRecord, ImageRecord> {

  /** Records that are no image event. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("malformed-records") {};

  // configuration
  private final ImageParser.Source parsers;

  // runtime
  private transient ImageParser parser;
  private transient DeadLetterCounters counters;

  public ParseFunction(ImageParser.Source parsers) {
    this.parsers = requireNonNull(parsers, "parsers is null");
  }

  @Override
  public void open(OpenContext context) {
    parser = parsers.open();
    counters = new DeadLetterCounters(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(SourceRecord record, Context context, Collector<ImageRecord> out) {
    try {
      out.collect(parser.parse(record));
    } catch (ImageFailure e) {
      counters.count(e.reason());
      context.output(DEAD_LETTERS, DeadLetter.of(record, e));
    }
  }
}
