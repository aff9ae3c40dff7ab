package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.operators.parse.ImageParser;
import io.panoptes.operators.record.DeadLetterReason;
import io.panoptes.operators.record.ImageFailure;
import io.panoptes.operators.record.ImageRecord;
import io.panoptes.operators.record.SourceRecord;
import io.panoptes.operators.record.Stage;
import io.panoptes.schemas.ImageEvent;
import io.panoptes.schemas.Reference;
import io.panoptes.schemas.serde.AvroCodec;
import io.panoptes.schemas.serde.MalformedRecordException;
import io.panoptes.schemas.serde.RegistrySettings;
import java.nio.ByteBuffer;

/** Reads {@link ImageEvent}s. A registry that does not answer stops the job. */
final class ImageEventParser implements ImageParser {

  /** Makes parsers that share the JVM's connection to a registry. */
  record Source(RegistrySettings registry) implements ImageParser.Source {

    Source {
      requireNonNull(registry, "registry is null");
    }

    @Override
    public ImageParser open() {
      return new ImageEventParser(new AvroCodec<>(ImageEvent.class, Registries.connect(registry)));
    }
  }

  private final AvroCodec<ImageEvent> codec;

  ImageEventParser(AvroCodec<ImageEvent> codec) {
    this.codec = requireNonNull(codec, "codec is null");
  }

  @Override
  public ImageRecord parse(SourceRecord record) throws ImageFailure {
    if (record.value() == null) {
      throw malformed("the record has no value", null);
    }
    try {
      return image(record, codec.decode(record.value()));
    } catch (MalformedRecordException e) {
      throw malformed(e.getMessage(), e);
    }
  }

  private static ImageRecord image(SourceRecord record, ImageEvent event) throws ImageFailure {
    String imageId = named("image_id", event.getImageId());
    String sourceId = named("source_id", event.getSourceId());
    long capturedAt = AvroParts.micros(event.getCapturedAt());
    if (event.getContent() instanceof Reference reference) {
      return ImageRecord.referenced(record, imageId, sourceId, capturedAt, reference.getUri());
    }
    ByteBuffer content = (ByteBuffer) event.getContent();
    int start =
        InlineContent.find(record.value(), content)
            .orElseThrow(() -> malformed("its content is not among its bytes", null));
    return ImageRecord.inline(record, imageId, sourceId, capturedAt, start, content.remaining());
  }

  private static String named(String field, String value) throws ImageFailure {
    if (value.isEmpty()) {
      throw malformed("%s is empty".formatted(field), null);
    }
    return value;
  }

  private static ImageFailure malformed(String message, Throwable cause) {
    return new ImageFailure(DeadLetterReason.MALFORMED_RECORD, Stage.PARSE, message, cause);
  }
}
