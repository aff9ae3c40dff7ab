/** What the other packages speak of: categories, segments, and maps of them over the pixels. */
package io.panoptes.models.panoptic;
