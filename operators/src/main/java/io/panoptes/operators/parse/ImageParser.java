package io.panoptes.operators.parse;

import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceRecord;
import java.io.Serializable;

/** Reads image events. For one thread at a time. */
public interface ImageParser {

  /**
   * @throws ImageFailure with reason MALFORMED_RECORD when the value is no image event; any other
   *     exception says that this machine cannot tell, and stops the job
   */
  ImageRecord parse(SourceRecord record) throws ImageFailure;

  /** Makes parsers where they are needed. */
  @FunctionalInterface
  interface Source extends Serializable {
    ImageParser open();
  }
}
