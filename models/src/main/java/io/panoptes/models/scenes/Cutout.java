package io.panoptes.models.scenes;

/**
 * A placed product and where it is in the image, were nothing in front of it.
 *
 * @param samples of the canvas, in ascending order
 * @param share of the product that lies inside the image, 0 to 1
 */
record Cutout(Placed placed, int[] samples, double share) {}
