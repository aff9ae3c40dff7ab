/**
 * The mask of one segment in its several forms, and what is asked of masks: components, outlines.
 *
 * <p>Connected components are our own, over {@code int[]} planes in which 0 is background and equal
 * neighbours belong together. What the libraries looked at have: ImgLib2 (BSD) wraps an {@code
 * int[]} and knows components of foreground against background, so a plane of labels would be taken
 * apart label by label; ImageJ (public domain) and MorphoLibJ (LGPL) work on ImageJ's image types
 * of 8 and 16 bits or floats; BoofCV (Apache 2.0) has components of equal labels ({@code
 * ClusterLabeledImage}) in an image type of its own, without background. Each would be a
 * dependency, and ImageJ's a copy of every plane, for one class. Distances are nowhere needed: the
 * boundary measures sweep rows.
 */
package io.panoptes.models.mask;
