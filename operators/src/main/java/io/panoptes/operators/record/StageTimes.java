package io.panoptes.operators.record;

/**
 * How long one image took, in nanoseconds.
 *
 * @param queue from decoded to the start of its batch
 * @param inference of the whole batch
 */
public record StageTimes(long read, long decode, long queue, long inference) {}
