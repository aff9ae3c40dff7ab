/** The mask of one segment in its several forms. */
package io.panoptes.models.mask;
