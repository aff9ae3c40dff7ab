/** Cityscapes' label images. */
package io.panoptes.models.cityscapes;
