package io.panoptes.topology.pipeline;

import static java.util.Objects.requireNonNull;

import io.panoptes.models.panoptic.LabelMap;
import io.panoptes.models.panoptic.LabelPlane;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.operators.inference.ModelSource;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.schemas.DeflatedPlane;
import io.panoptes.schemas.PanopticResult;
import io.panoptes.schemas.ResultSegment;
import java.nio.ByteBuffer;

/** Results as they travel, their label planes deflated. */
final class PanopticResultMapping implements RecordMapping<PanopticImage, PanopticResult> {

  /** Makes mappings with the category names of a pack. */
  record Source(ModelSource models) implements RecordMapping.Source<PanopticImage, PanopticResult> {

    Source {
      requireNonNull(models, "models is null");
    }

    @Override
    public Class<PanopticResult> type() {
      return PanopticResult.class;
    }

    @Override
    public PanopticResultMapping open() {
      return new PanopticResultMapping(models.labelMap());
    }
  }

  private final CategoryNames names;

  PanopticResultMapping(LabelMap labelMap) {
    names = new CategoryNames(labelMap);
  }

  @Override
  public OutgoingRecord<PanopticResult> map(PanopticImage image) {
    LabelPlane plane = LabelPlane.of(image.map());
    PanopticResult result =
        PanopticResult.newBuilder()
            .setResultId(image.resultId())
            .setImageId(image.identity().imageId())
            .setSourceId(image.identity().sourceId())
            .setCapturedAt(AvroParts.instant(image.identity().capturedAt()))
            .setProducedAt(AvroParts.instant(image.producedAt()))
            .setOrigin(AvroParts.origin(image.identity().origin()))
            .setPack(AvroParts.pack(image.pack()))
            .setBatchSize(image.batchSize())
            .setWidth(image.map().width())
            .setHeight(image.map().height())
            .setLabelPlane(new DeflatedPlane(plane.bits(), ByteBuffer.wrap(plane.deflated())))
            .setSegments(image.map().segments().stream().map(this::segment).toList())
            .build();
    return new OutgoingRecord<>(
        AvroParts.key(image.identity()),
        result,
        image.identity().headers(),
        image.identity().origin().timestamp());
  }

  private ResultSegment segment(Segment segment) {
    return new ResultSegment(
        segment.id(),
        segment.categoryId(),
        names.of(segment.categoryId()),
        segment.isThing(),
        segment.score(),
        segment.area(),
        AvroParts.box(segment.box()),
        segment.centroidX(),
        segment.centroidY());
  }
}
