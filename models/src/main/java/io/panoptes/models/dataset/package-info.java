/**
 * Data sets: labelled images in the formats they come in, read one by one when asked for; what is
 * in them and wrong with them; splits by group.
 */
package io.panoptes.models.dataset;
