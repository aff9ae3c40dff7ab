/** Training: labelled images to the weights of a pack. */
package io.panoptes.models.training;
