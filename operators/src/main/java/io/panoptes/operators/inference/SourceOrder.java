package io.panoptes.operators.inference;

import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceKey;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * What images are to be keyed by before {@link InferenceOperatorFactory inference}: all of one
 * source in one partition go the same way, whatever the parallelism, and so stay in their order.
 */
public final class SourceOrder implements KeySelector<ImageRecord, String> {

  @Override
  public String getKey(ImageRecord image) {
    return key(SourceKey.of(image));
  }

  /** A text rather than the record, whose hash no specification fixes. */
  static String key(SourceKey source) {
    return source.topic() + "-" + source.partition() + "/" + source.sourceId();
  }
}
