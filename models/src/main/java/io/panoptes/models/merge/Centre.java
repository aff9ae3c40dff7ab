package io.panoptes.models.merge;

/**
 * A centre of an object; pixel centres have whole coordinates.
 *
 * @param heat of the heatmap there
 * @param index of its first pixel, row-major: what puts centres of equal heat in order
 */
record Centre(float x, float y, float heat, int index) {}
