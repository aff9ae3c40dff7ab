package io.panoptes.operators.merge;

import io.panoptes.models.mask.RunLengths;
import io.panoptes.models.panoptic.PanopticMap;
import io.panoptes.models.panoptic.Segment;
import io.panoptes.operators.record.PanopticImage;
import io.panoptes.operators.record.SegmentMask;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** One record for each segment of an image, in the order of their ids. */
public final class SegmentsFunction implements FlatMapFunction<PanopticImage, SegmentMask> {

  @Override
  public void flatMap(PanopticImage image, Collector<SegmentMask> out) {
    PanopticMap map = image.map();
    for (Segment segment : map.segments()) {
      out.collect(
          new SegmentMask(
              image.identity(),
              image.pack(),
              image.producedAt(),
              map.segments().size(),
              segment,
              map.width(),
              map.height(),
              RunLengths.of(map, segment).text()));
    }
  }
}
