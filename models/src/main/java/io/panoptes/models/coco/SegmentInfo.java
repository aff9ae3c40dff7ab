package io.panoptes.models.coco;

import io.panoptes.models.panoptic.SegmentLabel;

/** An entry of {@code segments_info}: a segment and the area that the file claims for it. */
record SegmentInfo(SegmentLabel label, long area) {}
