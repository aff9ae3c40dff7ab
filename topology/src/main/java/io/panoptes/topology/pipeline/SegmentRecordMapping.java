package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.SegmentMask;
import io.panoptes.schemas.Mask;
import io.panoptes.schemas.SegmentRecord;

/** Segments as they travel. */
final class SegmentRecordMapping implements RecordMapping<SegmentMask, SegmentRecord> {

  /** Makes mappings with the category names of a pack. */
  record Source(ModelSource models) implements RecordMapping.Source<SegmentMask, SegmentRecord> {

    Source {
      requireNonNull(models, "models is null");
    }

    @Override
    public Class<SegmentRecord> type() {
      return SegmentRecord.class;
    }

    @Override
    public SegmentRecordMapping open() {
      return new SegmentRecordMapping(models.labelMap());
    }
  }

  private final CategoryNames names;

  SegmentRecordMapping(LabelMap labelMap) {
    names = new CategoryNames(labelMap);
  }

  @Override
  public OutgoingRecord<SegmentRecord> map(SegmentMask mask) {
    Segment segment = mask.segment();
    SegmentRecord record =
        SegmentRecord.newBuilder()
            .setResultId(mask.resultId())
            .setIndex(segment.id())
            .setCount(mask.count())
            .setImageId(mask.identity().imageId())
            .setSourceId(mask.identity().sourceId())
            .setCapturedAt(AvroParts.instant(mask.identity().capturedAt()))
            .setProducedAt(AvroParts.instant(mask.producedAt()))
            .setOrigin(AvroParts.origin(mask.identity().origin()))
            .setPack(AvroParts.pack(mask.pack()))
            .setCategoryId(segment.categoryId())
            .setCategory(names.of(segment.categoryId()))
            .setIsThing(segment.isThing())
            .setScore(segment.score())
            .setArea(segment.area())
            .setBbox(AvroParts.box(segment.box()))
            .setCentroidX(segment.centroidX())
            .setCentroidY(segment.centroidY())
            .setMask(new Mask(mask.width(), mask.height(), mask.runLengths()))
            .build();
    return new OutgoingRecord<>(
        AvroParts.key(mask.identity()),
        record,
        mask.identity().headers(),
        mask.identity().origin().timestamp());
  }
}
