package io.panoptes.topology.pipeline;

import io.panoptes.operators.record.ShedImage;

/** Images that were passed over, as they travel. */
final class ShedImageMapping implements RecordMapping<ShedImage, io.panoptes.schemas.ShedImage> {

  /** Makes mappings. */
  record Source() implements RecordMapping.Source<ShedImage, io.panoptes.schemas.ShedImage> {

    @Override
    public Class<io.panoptes.schemas.ShedImage> type() {
      return io.panoptes.schemas.ShedImage.class;
    }

    @Override
    public ShedImageMapping open() {
      return new ShedImageMapping();
    }
  }

  @Override
  public OutgoingRecord<io.panoptes.schemas.ShedImage> map(ShedImage shed) {
    io.panoptes.schemas.ShedImage record =
        io.panoptes.schemas.ShedImage.newBuilder()
            .setResultId(shed.resultId())
            .setImageId(shed.identity().imageId())
            .setSourceId(shed.identity().sourceId())
            .setCapturedAt(AvroParts.instant(shed.identity().capturedAt()))
            .setShedAt(AvroParts.instant(shed.shedAt()))
            .setOrigin(AvroParts.origin(shed.identity().origin()))
            .setReplacedBy(AvroParts.origin(shed.replacedBy()))
            .build();
    return new OutgoingRecord<>(
        AvroParts.key(shed.identity()),
        record,
        shed.identity().headers(),
        shed.identity().origin().timestamp());
  }
}
