/** Images: decoded pixels, and the way from compressed bytes to them. */
package io.panoptes.models.image;
