/** Predictions against their truth, from COCO panoptic folders. */
package io.panoptes.cli.evaluate;
