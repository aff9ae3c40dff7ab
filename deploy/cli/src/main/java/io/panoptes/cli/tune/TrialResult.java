package io.panoptes.cli.tune;

/**
 * What a trial has reached; a line of {@code trials.jsonl}.
 *
 * @param iterations it was trained for when that was known
 * @param pq best of its checkpoints, on the kept images
 * @param bestIteration of that checkpoint
 */
public record TrialResult(Trial trial, int iterations, double pq, int bestIteration) {}
