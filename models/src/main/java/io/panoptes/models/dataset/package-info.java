/** Data sets: labelled images in the formats they come in, read one by one when asked for. */
package io.panoptes.models.dataset;
