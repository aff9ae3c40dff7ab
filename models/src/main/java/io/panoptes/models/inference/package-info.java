/** Inference: images to semantic and instance maps, through one network or two. */
package io.panoptes.models.inference;
