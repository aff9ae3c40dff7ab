package io.panoptes.models.quality;

/**
 * Panoptic, segmentation and recognition quality, each 0 to 1.
 *
 * @param n the categories these are means of
 */
public record Quality(double pq, double sq, double rq, int n) {}
