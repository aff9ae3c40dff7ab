package io.panoptes.models.coco;

import io.panoptes.models.panoptic.SegmentLabel;
import java.util.OptionalLong;

/**
 * An entry of {@code segments_info}: a segment and the area that the file claims for it.
 *
 * @param area empty where the claim does not count, as in predictions
 */
record SegmentInfo(SegmentLabel label, OptionalLong area) {}
