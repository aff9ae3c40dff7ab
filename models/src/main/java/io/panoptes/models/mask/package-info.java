/**
 * The mask of one segment in its several forms, and what is asked of masks: components, distances,
 * outlines.
 *
 * <p>Connected components and distances are our own, over {@code int[]} planes in which 0 is
 * background and equal neighbours belong together. What the libraries looked at have: ImgLib2 (BSD)
 * wraps an {@code int[]} and knows components and exact distances of foreground against background,
 * so a plane of labels would be taken apart label by label; ImageJ (public domain) and MorphoLibJ
 * (LGPL) work on ImageJ's image types of 8 and 16 bits or floats, MorphoLibJ also label by label;
 * BoofCV (Apache 2.0) has components of equal labels ({@code ClusterLabeledImage}) in an image type
 * of its own, without background; distances we did not find there. Each would be a dependency, and
 * ImageJ's a copy of every plane, for a few hundred lines.
 */
package io.panoptes.models.mask;
