/** COCO's forms of panoptic maps: the folder of JSON and PNG, and run lengths. */
package io.panoptes.models.coco;
