package io.panoptes.topology.quality;

import static java.util.Objects.requireNonNull;

import io.panoptes.schemas.QualityComparison;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;

/**
 * What windows follow each other of: one source, as one pack sees it, held against the truth or
 * against the results of another pack.
 *
 * @param clock of what is judged, by which windows close
 * @param against digest of the pack whose results stand for the truth; empty for the truth itself
 */
record Series(ClockKey clock, Optional<String> against) {

  private static final String MARK = " against ";

  static final Serde<Series> SERDE =
      BinarySerde.of(
          (series, out) -> {
            StoredText.write(series.clock.sourceId(), out);
            StoredText.write(
                series.clock.by().text() + series.against.map(pack -> MARK + pack).orElse(""), out);
          },
          Series::read);

  Series {
    requireNonNull(clock, "clock is null");
    requireNonNull(against, "against is null");
  }

  QualityComparison comparison() {
    if (against.isPresent()) {
      return QualityComparison.SHADOW_RESULT;
    }
    return clock.by().shadow() ? QualityComparison.SHADOW_TRUTH : QualityComparison.RESULT_TRUTH;
  }

  static Series read(DataInputStream in) throws IOException {
    return of(StoredText.read(in), StoredText.read(in));
  }

  private static Series of(String sourceId, String text) {
    int mark = text.indexOf(MARK);
    return mark < 0
        ? new Series(new ClockKey(sourceId, Answerer.of(text)), Optional.empty())
        : new Series(
            new ClockKey(sourceId, Answerer.of(text.substring(0, mark))),
            Optional.of(text.substring(mark + MARK.length())));
  }
}
