/** COCO's files: panoptic folders of JSON and PNG. */
package io.panoptes.models.coco;
