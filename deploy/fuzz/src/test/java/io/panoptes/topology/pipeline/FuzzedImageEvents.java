package io.panoptes.topology.pipeline;

import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.Origin;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.serde.AvroCodec;
import java.util.List;

/** The way to {@link ImageEventParser} from outside of its package, for fuzzing. */
public final class FuzzedImageEvents {

  private final ImageEventParser parser;

  public FuzzedImageEvents(AvroCodec<ImageEvent> codec) {
    parser = new ImageEventParser(codec);
  }

  public void parse(byte[] value) throws ImageFailure {
    Origin origin = new Origin("panoptes.images", 0, 1, 2);
    parser.parse(new SourceRecord(origin, List.of(), null, value)).content();
  }
}
