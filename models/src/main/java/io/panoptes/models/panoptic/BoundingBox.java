package io.panoptes.models.panoptic;

/**
 * Whole pixels: columns {@code x} to {@code x + width - 1}, rows {@code y} to {@code y + height -
 * 1}, counted from the top left corner.
 */
public record BoundingBox(int x, int y, int width, int height) {}
