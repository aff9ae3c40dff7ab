/**
 * COCO's files: panoptic folders of JSON and PNG, detections and results in JSON, and the
 * two-channel PNGs of panopticapi.
 */
package io.panoptes.models.coco;
