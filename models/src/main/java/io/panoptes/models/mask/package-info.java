/**
 * The mask of one segment in its several forms, and what is asked of masks: components, distances,
 * outlines.
 *
 * <p>Connected components and the distance transform are our own: ImgLib2, ImageJ and BoofCV have
 * them over images of their own types and for foreground against background, while a label plane is
 * an {@code int[]} whose equal neighbours belong together, so each plane would be copied there and
 * back and taken apart label by label.
 */
package io.panoptes.models.mask;
