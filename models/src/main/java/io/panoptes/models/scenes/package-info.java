/** Shelf scenes: generated pictures of shop shelves whose panoptic truth is exact. */
package io.panoptes.models.scenes;
