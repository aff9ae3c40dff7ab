package io.panoptes.models.quality;

/**
 * Panoptic, segmentation and recognition quality (Kirillov et al. 2019), each 0 to 1: of one
 * category PQ = SQ x RQ, of several each is a mean of its own, as panopticapi's averages are.
 *
 * @param n the categories these are means of
 */
public record Quality(double pq, double sq, double rq, int n) {}
