package io.panoptes.models.coco;

import java.nio.file.Path;
import java.util.List;

/** An entry of {@code annotations}: the panoptic PNG of an image and its segments. */
record Annotation(String imageId, Path png, List<SegmentInfo> segments) {}
